/** The page with all figures of a period. */
export const words = {
  nl: {
    lead: 'Wat de bibliotheken in {period} samen deden. Kies een cijfer om te zien wat het betekent en waar het vandaan komt.',
    period: 'Periode',
    show: 'Toon',
    file: 'Alle cijfers van {period} als bestand (SDMX-CSV)',
    printed: 'Cijfers die eerder zijn gepubliceerd',
    open: '{name}: uitleg en vergelijking',
  },
  en: {
    lead: 'What the libraries did together in {period}. Choose a figure to see what it means and where it comes from.',
    period: 'Period',
    show: 'Show',
    file: 'All figures of {period} as a file (SDMX-CSV)',
    printed: 'Figures that were published before',
    open: '{name}: meaning and comparison',
  },
};
