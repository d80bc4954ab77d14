import { type Clue, never } from '../clue.ts';

/** Another part is another edition, even under the number of the set; a part is not the set. */
export const part: Clue = {
  name: 'part',
  weigh: ({ part: ours }, { part: theirs }) => {
    if (ours === theirs) return 0;
    return ours !== undefined && theirs !== undefined ? never : -75;
  },
};
