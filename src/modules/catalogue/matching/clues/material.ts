import { type Clue, never } from '../clue.ts';

/** Publishers lend one number to the book, its large print and its recording; they are not the same edition. */
export const material: Clue = {
  name: 'material',
  weigh: (ours, theirs) => (ours.material === theirs.material ? 0 : never),
};
