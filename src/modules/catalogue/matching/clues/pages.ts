import type { Clue } from '../clue.ts';

/** Some count the unnumbered pages too. A fifth more or less is another printing. */
export const pages: Clue = {
  name: 'pages',
  weigh: ({ pages: ours }, { pages: theirs }) => {
    if (ours === undefined || theirs === undefined) return 0;
    const apart = Math.abs(ours - theirs);
    const most = Math.max(ours, theirs);
    if (apart <= Math.max(8, most * 0.05)) return 5;
    return apart > most * 0.2 ? -20 : 0;
  },
};
