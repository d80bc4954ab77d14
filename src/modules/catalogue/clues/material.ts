import type { Clue } from '../clue.ts';

/** Publishers lend one number to the book and its recording; they are not the same edition. */
export const material: Clue = {
  name: 'material',
  weigh: (ours, theirs) => (ours.material === theirs.material ? 0 : -1),
};
