/** One chapter. */
export const words = {
  nl: {
    previous: 'Vorige: {title}',
    next: 'Volgende: {title}',
    around: 'Naar een ander hoofdstuk',
    figures: 'De cijfers in dit hoofdstuk',
    figure: 'Cijfer',
    value: 'Waarde',
    period: 'Periode',
    source: 'Bron',
    found: 'Je zocht naar “{words}”. De woorden zijn gemarkeerd.',
    notFound: 'Je zocht naar “{words}”. Die woorden staan niet in dit hoofdstuk.',
  },
  en: {
    previous: 'Previous: {title}',
    next: 'Next: {title}',
    around: 'To another chapter',
    figures: 'The figures in this chapter',
    figure: 'Figure',
    value: 'Value',
    period: 'Period',
    source: 'Source',
    found: 'You searched for “{words}”. The words are marked.',
    notFound: 'You searched for “{words}”. Those words are not in this chapter.',
  },
};
