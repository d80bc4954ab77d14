/** What files of a publication say beside its own text. */
export const words = {
  nl: {
    contents: 'Inhoud',
    page: 'Bladzijde {page}',
    version: 'Versie {number}, {day}. {publisher}.',
    newest: 'De nieuwste versie staat op {address}',
    erratum:
      'Verbetering: {said} {count, plural, one {Eén cijfer is} other {# cijfers zijn}} anders dan in de versie ervoor.',
    photo: 'Foto: {credit}',
    video: 'Video “{title}”: {href}',
    figures: 'Waar de cijfers vandaan komen',
    figure: 'Cijfer',
    value: 'Waarde',
    period: 'Periode',
    place: 'Plaats',
    source: 'Bron',
    what: 'Wat',
    pages: 'Bladzijden',
  },
  en: {
    contents: 'Contents',
    page: 'Page {page}',
    version: 'Version {number}, {day}. {publisher}.',
    newest: 'The newest version is at {address}',
    erratum:
      'Correction: {said} {count, plural, one {One figure differs} other {# figures differ}} from the version before.',
    photo: 'Photo: {credit}',
    video: 'Video “{title}”: {href}',
    figures: 'Where the figures come from',
    figure: 'Figure',
    value: 'Value',
    period: 'Period',
    place: 'Place',
    source: 'Source',
    what: 'What',
    pages: 'Pages',
  },
};
