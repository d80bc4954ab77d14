import type { Clue } from '../clue.ts';

/** A number of the union catalogue, of OCLC or of a film or game that both carry; one that only one carries says nothing. */
export const number: Clue = {
  name: 'number',
  weigh: ({ numbers: ours }, { numbers: theirs }) => (ours.some(one => theirs.includes(one)) ? 50 : 0),
};
