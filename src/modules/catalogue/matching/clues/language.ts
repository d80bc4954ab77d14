import { type Clue, never } from '../clue.ts';

/** A translation is another edition of the same work. */
export const language: Clue = {
  name: 'language',
  weigh: ({ language: ours }, { language: theirs }) =>
    ours !== undefined && theirs !== undefined && ours !== theirs ? never : 0,
};
