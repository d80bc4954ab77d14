/** The hold shelf of a branch. */
export const words = {
  nl: {
    title: 'Afhaalplank {place}',
    lead: '{ready, plural, =0 {Er ligt niets klaar} one {Er ligt 1 ding klaar} other {Er liggen # dingen klaar}}.{over, plural, =0 {} one { 1 ding kan eraf: scan het.} other { # dingen kunnen eraf: scan ze.}}',
    off: 'Van de plank halen',
    offText:
      'Niemand komt dit nog ophalen. Scan het; dan gaat het naar de volgende, naar huis of naar de kast.',
    ready: 'Ligt klaar',
    mark: 'Onder',
    book: 'Titel',
    until: 'Tot en met',
    last: 'laatste dag',
    code: 'Code',
    none: 'onbekend',
    empty: 'De afhaalplank is leeg',
    emptyText: 'Wat je voor een lener scant, verschijnt hier.',
  },
  en: {
    title: 'Hold shelf {place}',
    lead: '{ready, plural, =0 {Nothing is ready} one {1 item is ready} other {# items are ready}}.{over, plural, =0 {} one { 1 item can come off: scan it.} other { # items can come off: scan them.}}',
    off: 'Take off the shelf',
    offText: 'Nobody will fetch these. Scan them; they go to the next reader, home, or to the shelves.',
    ready: 'Ready',
    mark: 'Under',
    book: 'Title',
    until: 'Until',
    last: 'last day',
    code: 'Code',
    none: 'unknown',
    empty: 'The hold shelf is empty',
    emptyText: 'What you scan for a reader appears here.',
  },
};
