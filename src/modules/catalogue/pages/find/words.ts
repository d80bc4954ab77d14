/** What the page to find titles for cataloguers says. */
export const words = {
  nl: {
    title: 'Catalogus',
    lead: 'Zoek een titel om te zien welke records erin samenkomen, en waarom.',
    label: 'Titelwoorden, ISBN, streepjescode, nummer van een titel of van een record',
    found: '{count, plural, =0 {Niets gevonden} one {1 titel} other {# titels}}',
    help: 'Probeer minder woorden, of een nummer.',
    results: 'Gevonden titels',
    name: 'Titel',
    by: 'Maker',
    year: 'Jaar',
    records: 'Records',
    describe: 'Beschrijf een nieuwe titel',
    copy: 'Neem een beschrijving over uit een andere catalogus',
    many: 'Wijzig veel records tegelijk',
    quality: 'Kwaliteit van records',
    qualityText:
      'Per organisatie: wat beter kan, welk deel samenkomt met records van anderen, en wat de rest tegenhield.',
  },
  en: {
    title: 'Catalogue',
    lead: 'Find a title to see which records come together in it, and why.',
    label: 'Words of the title, ISBN, barcode, number of a title or of a record',
    found: '{count, plural, =0 {Nothing found} one {1 title} other {# titles}}',
    help: 'Try fewer words, or a number.',
    results: 'Titles found',
    name: 'Title',
    by: 'Maker',
    year: 'Year',
    records: 'Records',
    describe: 'Describe a new title',
    copy: 'Take over a description from another catalogue',
    many: 'Change many records at once',
    quality: 'Quality of records',
    qualityText:
      'By organisation: what could be better, which share stands together with records of others, and what stopped the rest.',
  },
};
