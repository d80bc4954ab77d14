/** What every page with publications says. */
export const words = {
  nl: {
    shelf: 'Publicaties',
    contents: 'Inhoud',
    page: 'bladzijde {page}',
    searchHere: 'Zoek in deze publicatie',
    searchAll: 'Zoek in alle publicaties',
    published: 'Versie {number}, gepubliceerd op {day}',
    versions: 'Alle versies en wat er veranderde',
    fixed: 'Je leest versie {number}. Dat is niet de nieuwste.',
    newest: 'Naar de nieuwste versie',
    inDutch: '',
  },
  en: {
    shelf: 'Publications',
    contents: 'Contents',
    page: 'page {page}',
    searchHere: 'Search in this publication',
    searchAll: 'Search in all publications',
    published: 'Version {number}, published on {day}',
    versions: 'All versions and what changed',
    fixed: 'You are reading version {number}. That is not the newest.',
    newest: 'To the newest version',
    inDutch: 'This publication was written in Dutch.',
  },
};
