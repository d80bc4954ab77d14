import type { Clue } from '../clue.ts';

/** Publishers print next year's date in autumn, so one year apart is hardly different; more is a reissue. */
export const year: Clue = {
  name: 'year',
  weigh: (ours, theirs) => {
    if (ours.year === undefined || theirs.year === undefined) return 0;
    if (ours.year === theirs.year) return 10;
    const stated = ours.years.includes(theirs.year) || theirs.years.includes(ours.year);
    return stated || Math.abs(ours.year - theirs.year) === 1 ? 5 : -40;
  },
};
