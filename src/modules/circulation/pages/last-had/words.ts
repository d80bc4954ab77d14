/** What a member hears about what stays known for a few days after bringing it back. */
export const words = {
  nl: {
    title: 'Wat je net terugbracht',
    why: 'Soms zien we pas later dat iets kapot is of mist. Daarom weten we nog {days, plural, one {1 dag} other {# dagen}} wie het als laatste had. Daarna is dat gewist, of eerder als een ander het leent.',
    none: 'Nu weten we van niets meer dat jij het had.',
    until: '{title}, tot en met {day}',
  },
  en: {
    title: 'What you just brought back',
    why: 'Sometimes we see only later that something is damaged or missing. So for {days, plural, one {1 day} other {# days}} we know who had it last. After that it is erased, or sooner when somebody else borrows it.',
    none: 'Now we know of nothing that you had it.',
    until: '{title}, until {day}',
  },
};
