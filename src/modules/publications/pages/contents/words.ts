/** The first page of a publication. */
export const words = {
  nl: {
    size: '{chapters, plural, one {Eén hoofdstuk} other {# hoofdstukken}}, {pages} bladzijden',
    leaf: 'Blader door de bladzijden',
    figures: 'Alle {count} cijfers, met uitleg en bron',
  },
  en: {
    size: '{chapters, plural, one {One chapter} other {# chapters}}, {pages} pages',
    leaf: 'Leaf through the pages',
    figures: 'All {count} figures, with meaning and source',
  },
};
