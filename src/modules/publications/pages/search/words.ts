/** Searching in publications. */
export const words = {
  nl: {
    title: 'Zoeken in publicaties',
    titleOf: 'Zoeken in {title}',
    found:
      '{count, plural, =0 {Niets gevonden voor “{words}”.} one {Eén plaats met “{words}”.} other {# plaatsen met “{words}”.}}',
    most: 'Dit zijn de {count} beste plaatsen voor “{words}”.',
    nothing:
      'Probeer een ander woord of minder woorden. Woorden in een andere vorm (“boek”, “boeken”) vinden we ook.',
    ask: 'Typ een of meer woorden.',
    where: '{title}, {page}',
  },
  en: {
    title: 'Search in publications',
    titleOf: 'Search in {title}',
    found:
      '{count, plural, =0 {Nothing found for “{words}”.} one {One place with “{words}”.} other {# places with “{words}”.}}',
    most: 'These are the {count} best places for “{words}”.',
    nothing: 'Try another word or fewer words. We also find other forms of a word.',
    ask: 'Type one or more words.',
    where: '{title}, {page}',
  },
};
