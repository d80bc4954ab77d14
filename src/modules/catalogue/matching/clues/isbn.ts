import type { Clue } from '../clue.ts';

/** A shared number says much; both with numbers and none shared is another binding or another printing house. */
export const isbn: Clue = {
  name: 'isbn',
  weigh: ({ isbns: ours }, { isbns: theirs }) => {
    if (ours.length === 0 || theirs.length === 0) return 0;
    return ours.some(number => theirs.includes(number)) ? 60 : -60;
  },
};
