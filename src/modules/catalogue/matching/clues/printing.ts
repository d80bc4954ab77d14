import type { Clue } from '../clue.ts';

const isLater = (printing: number | undefined): boolean => printing !== undefined && printing > 1;

/** A second printing is not the first; nor is it one that says nothing of printings and is of years before or after. */
export const printing: Clue = {
  name: 'printing',
  weigh: (ours, theirs) => {
    if (ours.printing === theirs.printing) return 0;
    if (ours.printing !== undefined && theirs.printing !== undefined) return -30;
    const apart = Math.abs((ours.year ?? 0) - (theirs.year ?? 0));
    const isDated = ours.year !== undefined && theirs.year !== undefined;
    return isDated && apart > 1 && (isLater(ours.printing) || isLater(theirs.printing)) ? -30 : 0;
  },
};
