import type { Clue } from '../clue.ts';

/** Libraries count in different series, so another number speaks against, not for certain. */
export const seriesNumber: Clue = {
  name: 'number in the series',
  weigh: ({ seriesNumber: ours }, { seriesNumber: theirs }) =>
    ours !== undefined && theirs !== undefined && ours !== theirs ? -25 : 0,
};
