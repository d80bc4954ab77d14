import type { Traits } from './traits.ts';

/** Certainly not the same, whatever else is alike. */
export const never = Number.NEGATIVE_INFINITY;

/**
 * One reason to believe, or not, that two records describe the same edition. Pure, symmetric, knows no other clue. Weights
 * add up: `threshold` of them make one edition, `never` none, 0 says nothing.
 */
export interface Clue {
  readonly name: string;
  readonly weigh: (ours: Traits, theirs: Traits) => number;
}
