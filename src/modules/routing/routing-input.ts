import type { Day } from '#platform/day.ts';

/** A request that looks for a copy. */
export interface Wish {
  readonly id: number;
  /** What it asks for; a copy of another title never serves it. */
  readonly title: number;
  readonly pickup: number;
  /** The organisation of the pick-up branch. */
  readonly organisation: number;
  /** Days since it was asked. */
  readonly age: number;
  /** Branches that looked and did not find it. */
  readonly excluded: readonly number[];
}

/** A copy that may go. */
export interface Copy {
  readonly item: number;
  readonly title: number;
  /** Where it stands. */
  readonly branch: number;
  /** Where it lives and must come back to. */
  readonly home: number;
  /** The owner. */
  readonly organisation: number;
  /** True when its organisation has no other one on the shelf. */
  readonly last: boolean;
}

/** The next pick list of a branch that has room. */
export interface Slot {
  readonly pickOn: Day;
  /** Picks left on that day; 0 is none. */
  readonly room: number;
  /** Days lost because earlier lists are full. */
  readonly delay: number;
  /** Share of the picks at which the book is not found, 0 to 1. */
  readonly missRate: number;
}

/** The way of a copy that is picked on the day of its branch's list. */
export interface Travel {
  /** When the van takes it; absent when it stays. */
  readonly leaves: Day | undefined;
  readonly ready: Day;
  /** Days from today until it can be handed out, at least 0. */
  readonly days: number;
  readonly kilometres: number;
}

export interface RoutingInput {
  readonly wishes: readonly Wish[];
  readonly copies: readonly Copy[];
  readonly slot: (branch: number) => Slot;
  readonly travel: (from: number, to: number) => Travel;
  /** Patron-days for a loan from this organisation to another; 0 unless it lends more than it borrows. */
  readonly price: (organisation: number) => number;
  /** Decides between equals, low first: a recorded draw, so never the lowest number by habit. */
  readonly draw: (wish: number, item: number) => number;
}

/** What a choice costs, in patron-days, term by term. */
export interface Terms {
  /** Until ready, the delay of full lists left out. */
  readonly days: number;
  readonly list: number;
  readonly miss: number;
  readonly legs: number;
  readonly price: number;
  readonly last: number;
}

export interface Choice {
  readonly item: number;
  readonly branch: number;
  readonly pickOn: Day;
  readonly leaves: Day | undefined;
  readonly ready: Day;
  readonly kilometres: number;
  readonly terms: Terms;
  /** The sum of the terms. */
  readonly cost: number;
}

/**
 * Why this copy and not the best other one. `only-copy`: there is no other. `taken`: the other serves somebody with
 * more right to it. `list-full`: the other branch has no room. The rest: the other would have been chosen but for this
 * one term; `together` when it takes several terms; `draw` when both are as good.
 */
export type Reason =
  | 'only-copy'
  | 'taken'
  | 'list-full'
  | 'nearer-but-no-van-until'
  | 'ready-sooner'
  | 'likely-missing'
  | 'fewer-trips'
  | 'balance'
  | 'last-copy'
  | 'together'
  | 'draw';

export interface Decision {
  readonly wish: number;
  /** Absent when it must wait. */
  readonly chosen: Choice | undefined;
  /** The best copy that did not get the part. */
  readonly refused: Choice | undefined;
  /** Absent when there is no copy at all. */
  readonly reason: Reason | undefined;
}
