import type { Clue } from '../clue.ts';

/** A shared ISBN says the same; both with numbers and none shared says not. */
export const isbn: Clue = {
  name: 'isbn',
  keys: ({ isbns }) => isbns.map(number => `isbn ${number}`),
  weigh: ({ isbns: ours }, { isbns: theirs }) => {
    if (ours.some(number => theirs.includes(number))) return 1;
    return ours.length > 0 && theirs.length > 0 ? -1 : 0;
  },
};
