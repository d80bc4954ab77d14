import type { Clue } from '../clue.ts';
import { normal } from '../reading/normal.ts';

/** Parts of a set often carry the number of the set; another part is another edition. */
export const part: Clue = {
  name: 'part',
  weigh: ({ part: ours }, { part: theirs }) =>
    ours !== undefined && theirs !== undefined && numberIn(ours) !== numberIn(theirs) ? -1 : 0,
};

/** `Dl. 2`, `deel 2` and `2` are one part. */
const numberIn = (text: string): string => /\d+/.exec(text)?.[0] ?? normal(text);
