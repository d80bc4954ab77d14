/** The figures of the month on the overview. */
export const words = {
  nl: { title: 'Cijfers van {period}', all: 'Alle cijfers, ook per bibliotheek en per gemeente' },
  en: { title: 'Figures of {period}', all: 'All figures, also by library and by municipality' },
};
