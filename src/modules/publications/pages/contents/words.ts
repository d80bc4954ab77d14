/** The first page of a publication. */
export const words = {
  nl: {
    size: '{chapters, plural, one {Eén hoofdstuk} other {# hoofdstukken}}, {pages} bladzijden',
    unread:
      'Van dit verslag zijn {done} van de {pages} bladzijden te lezen. De andere worden nog gelezen van een foto en komen er vanzelf bij.',
    leaf: 'Blader door de bladzijden',
    take: 'Meenemen',
    whole: 'Bewaar om zonder internet te lezen ({size})',
    wholeHelp:
      'Eén bestand met alles erin. Je browser opent, doorzoekt en drukt het af, ook zonder internet. Weggooien doe je zoals elk bestand.',
    epub: 'EPUB, voor een e-reader',
    txt: 'Platte tekst',
    json: 'JSON, voor programma’s',
    pdf: 'PDF, om te lezen en af te drukken',
    archive: 'PDF/A, voor het archief',
    figures: 'Alle {count} cijfers, met uitleg en bron',
  },
  en: {
    size: '{chapters, plural, one {One chapter} other {# chapters}}, {pages} pages',
    unread:
      '{done} of the {pages} pages of this report can be read. The others are still being read from a picture and follow by themselves.',
    leaf: 'Leaf through the pages',
    take: 'Take along',
    whole: 'Save to read without internet ({size})',
    wholeHelp:
      'One file with everything in it. Your browser opens, searches and prints it, also without internet. Remove it like any file.',
    epub: 'EPUB, for an e-reader',
    txt: 'Plain text',
    json: 'JSON, for programs',
    pdf: 'PDF, to read and to print',
    archive: 'PDF/A, for the archive',
    figures: 'All {count} figures, with meaning and source',
  },
};
