/** Words that every page with figures uses. */
export const words = {
  nl: {
    figures: 'Cijfers',
    month: '{day, date, ::MMMMyyyy}',
    nothing: 'geen',
    place: 'Plaats',
    province: 'De hele provincie',
    byOrganisation: 'Per bibliotheekorganisatie',
    byMunicipality: 'Per gemeente',
    bars: '{name}, {period}',
    barsSay:
      '{most} heeft er het meest: {value}. Daarna volgen {count, plural, one {nog één plaats} other {nog # plaatsen}}.',
    barsEmpty: 'In deze periode is nog niets geteld.',
    figure: 'Cijfer',
    value: 'Aantal',
  },
  en: {
    figures: 'Figures',
    month: '{day, date, ::MMMMyyyy}',
    nothing: 'none',
    place: 'Place',
    province: 'The whole province',
    byOrganisation: 'By library organisation',
    byMunicipality: 'By municipality',
    bars: '{name}, {period}',
    barsSay:
      '{most} has most: {value}. {count, plural, one {One more place follows} other {# more places follow}}.',
    barsEmpty: 'Nothing was counted in this period yet.',
    figure: 'Figure',
    value: 'Number',
  },
};

const parts: Readonly<Record<string, { readonly nl: string; readonly en: string }>> = {
  'same-branch': { nl: 'Dezelfde vestiging', en: 'The same branch' },
  'same-organisation': {
    nl: 'Een andere vestiging van dezelfde bibliotheek',
    en: 'Another branch of the same library',
  },
  'other-organisation': {
    nl: 'Een andere bibliotheek in de provincie',
    en: 'Another library in the province',
  },
  'other-province': { nl: 'Een andere provincie', en: 'Another province' },
  outside: { nl: 'Buiten de openbare bibliotheken', en: 'Outside public libraries' },
  book: { nl: 'Boeken', en: 'Books' },
  'large-print': { nl: 'Boeken in grote letters', en: 'Large-print books' },
  audiobook: { nl: 'Luisterboeken', en: 'Audiobooks' },
  dvd: { nl: 'Dvd’s', en: 'DVDs' },
  magazine: { nl: 'Tijdschriften', en: 'Magazines' },
  game: { nl: 'Spellen', en: 'Games' },
  music: { nl: 'Muziek', en: 'Music' },
  map: { nl: 'Kaarten', en: 'Maps' },
  score: { nl: 'Bladmuziek', en: 'Sheet music' },
  object: { nl: 'Dingen om te lenen', en: 'Things to borrow' },
  other: { nl: 'Ander materiaal', en: 'Other material' },
  unknown: { nl: 'Onbekend', en: 'Unknown' },
};

/** What a part of a figure is called; its code when nobody named it. */
export const sayPart = (part: string, language: 'nl' | 'en'): string => parts[part]?.[language] ?? part;
