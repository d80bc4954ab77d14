/** What the page of a work says. */
export const words = {
  nl: {
    search: 'Zoeken',
    editions: 'Alle uitgaven',
    pageTitle: 'Alle uitgaven van {title}',
    by: 'van {names}',
    others: 'e.a.',
    total:
      '{total, plural, one {1 uitgave} other {# uitgaven}}{languages, plural, one {} other { in # talen}}',
    noLanguage: 'Zonder taal',
    any: 'Maakt het je niet uit welke uitgave je krijgt? Dan ben je vaak eerder aan de beurt.',
    askAny: 'Vraag een uitgave aan, maakt niet uit welke',
    description: 'Alle uitgaven van {title}: boek, grote letters, luisterboek, andere talen.',
  },
  en: {
    search: 'Search',
    editions: 'All editions',
    pageTitle: 'All editions of {title}',
    by: 'by {names}',
    others: 'et al.',
    total:
      '{total, plural, one {1 edition} other {# editions}}{languages, plural, one {} other { in # languages}}',
    noLanguage: 'Without a language',
    any: 'Does it not matter which edition you get? Then it is often your turn sooner.',
    askAny: 'Request any edition',
    description: 'All editions of {title}: book, large print, audiobook, other languages.',
  },
};
