/** The parts of a kit: giving them along, counting them, and saying what belongs in the box. */
export const words = {
  nl: {
    give: 'Geef mee: {parts}.',
    count: 'Tel de delen',
    countText: 'Zo veel is er van elk deel. Klopt het? Dan hoef je niets te doen.',
    part: '{name} (hoort: {count})',
    lacks: 'Mist: {parts}.',
    of: '{missing} van {count} {name}',
    note: 'Bewaar de telling',
    noted: 'Geteld. Alles is er.',
    notedMissing: 'Genoteerd. Mist: {parts}.',
    set: 'Delen van dit exemplaar',
    setText:
      'Voor een spel, een koffer of een ander pakket. Elk deel op een eigen regel: eerst hoeveel, dan wat. Zonder regels is het één ding.',
    keep: 'Bewaar de delen',
    kept: 'De delen zijn bewaard.',
  },
  en: {
    give: 'Give along: {parts}.',
    count: 'Count the parts',
    countText: 'So many of each part are there. Is it right? Then there is nothing to do.',
    part: '{name} (belong: {count})',
    lacks: 'Missing: {parts}.',
    of: '{missing} of {count} {name}',
    note: 'Keep the count',
    noted: 'Counted. All is there.',
    notedMissing: 'Noted. Missing: {parts}.',
    set: 'Parts of this copy',
    setText:
      'For a game, a case or another kit. Each part on a line of its own: first how many, then what. Without lines it is one thing.',
    keep: 'Keep the parts',
    kept: 'The parts are kept.',
  },
};
