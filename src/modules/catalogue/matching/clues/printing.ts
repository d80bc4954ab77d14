import type { Clue } from '../clue.ts';

/** A second printing is not the first. */
export const printing: Clue = {
  name: 'printing',
  weigh: ({ printing: ours }, { printing: theirs }) =>
    ours !== undefined && theirs !== undefined && ours !== theirs ? -30 : 0,
};
