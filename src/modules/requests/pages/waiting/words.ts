/** What the provincial office reads about requests that wait. */
export const words = {
  nl: {
    title: 'Aanvragen die nog lopen',
    none: 'Er loopt nu geen enkele aanvraag.',
    summary:
      '{total, plural, one {Eén aanvraag loopt} other {# aanvragen lopen}}: {planned} op een picklijst, {moving} onderweg, {ready} klaar om op te halen, {waiting} zonder exemplaar.',
    late: '{late, plural, one {Eén aanvraag is} other {# aanvragen zijn}} later dan beloofd.',
    caption: 'Wie het langst wacht, en waarom',
    headTitle: 'Titel',
    headBranch: 'Ophalen in',
    headDays: 'Dagen',
    headWhy: 'Waarom',
    'all-lent': 'Alle exemplaren zijn uitgeleend',
    'under-way': 'Alle exemplaren zijn voor anderen onderweg',
    'next-plan': 'Er staat een exemplaar; de volgende planning kiest het',
    lost: 'Geen exemplaar is nog te vinden',
    unknownTitle: 'Titel onbekend',
  },
  en: {
    title: 'Requests under way',
    none: 'No request is under way now.',
    summary:
      '{total, plural, one {One request is} other {# requests are}} under way: {planned} on a pick list, {moving} on the road, {ready} ready to be fetched, {waiting} without a copy.',
    late: '{late, plural, one {One request is} other {# requests are}} later than promised.',
    caption: 'Who waits longest, and why',
    headTitle: 'Title',
    headBranch: 'Fetched in',
    headDays: 'Days',
    headWhy: 'Why',
    'all-lent': 'All copies are on loan',
    'under-way': 'All copies are on their way to others',
    'next-plan': 'A copy is there; the next plan takes it',
    lost: 'No copy can be found any more',
    unknownTitle: 'Title unknown',
  },
};
