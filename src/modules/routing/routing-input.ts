import type { Day } from '#platform/day.ts';
import type { Method } from './flow/solve.ts';

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
  /** Other titles that will do as well. */
  readonly also?: readonly number[] | undefined;
  /** The one copy that will do. */
  readonly only?: number | undefined;
  /** Branches that are not asked for it. */
  readonly excluded: readonly number[];
  /** Branches that looked and did not find it: asked again, for another copy, when the others would take days longer. */
  readonly tried?: readonly number[] | undefined;
  /** The last day on which it is of use: no copy serves it that can only be ready later. */
  readonly until?: Day | undefined;
  /** The copy that is planned for it and not yet on a published list: it stays unless another is better by two days. */
  readonly planned?: number | undefined;
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
  /** True when it lies on a desk: nobody need look for it, and it takes no place on a list. */
  readonly inHand?: boolean | undefined;
  /** What agreements may leave out: local history, children's books, new titles. */
  readonly collections?: readonly string[] | undefined;
}

/** Who lends what to whom, and at what price. Inside one organisation everything goes. */
export interface Agreement {
  /** By which it is known to whoever made it. */
  readonly code?: string | undefined;
  /** Organisations that lend; everybody when absent. */
  readonly lenders?: ReadonlySet<number> | undefined;
  /** Organisations that borrow; everybody when absent. */
  readonly borrowers?: ReadonlySet<number> | undefined;
  /** Patron-days by which nearer tiers go before this one; 0 for the first. */
  readonly price: number;
  /** Collections that stay at home. */
  readonly excludes?: ReadonlySet<string> | undefined;
  /** The most items that may go under it in this plan; no limit when absent. */
  readonly most?: number | undefined;
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
  /** Patron-days that one more pick on that list was worth in the last plan; absent is 0. */
  readonly worth?: number | undefined;
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
  /** The way of a copy from its branch's list, or of one in hand, which can go at once. */
  readonly travel: (from: number, to: number, inHand: boolean) => Travel;
  /** Patron-days for a loan from this organisation to another; 0 unless it lends more than it borrows. */
  readonly price: (organisation: number) => number;
  /** Whether a copy of the first organisation may stay when it comes back at a branch of the second; never when absent. */
  readonly stays?: ((owner: number, at: number) => boolean) | undefined;
  /** Under which organisations lend to each other; without any list, all lend to all. */
  readonly agreements?: readonly Agreement[] | undefined;
  /** Decides between equals, low first: a recorded draw, so never the lowest number by habit. */
  readonly draw: (wish: number, item: number) => number;
}

/** What a choice costs, in patron-days, term by term. */
export interface Terms {
  /** Until ready, the delay of full lists left out. */
  readonly days: number;
  /** Days lost to full lists, and what the last places of a list are worth. */
  readonly list: number;
  readonly miss: number;
  readonly legs: number;
  readonly price: number;
  readonly last: number;
  /** For a lender of a later tier. */
  readonly tier: number;
  /** For giving up what was planned. */
  readonly move: number;
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
  /** The code of the agreement under which it goes to another organisation. */
  readonly under?: string | undefined;
}

/**
 * Why this copy and not the best other one. `only-copy`: there is no other. `taken`: the other serves somebody with
 * more right to it. `list-full`: the other branch has no room. The rest: the other would have been chosen but for this
 * one term; `together` when it takes several terms; `draw` when both are as good. `agreement-full`: as much went under that
 * agreement as may. `as-planned`: the other is better, by too little to change what was planned.
 */
export type Reason =
  | 'only-copy'
  | 'taken'
  | 'list-full'
  | 'agreement-full'
  | 'nearer-but-no-van-until'
  | 'ready-sooner'
  | 'likely-missing'
  | 'fewer-trips'
  | 'balance'
  | 'last-copy'
  | 'other-agreement'
  | 'as-planned'
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
  /** Patron-days that the refused copy or the place on its list is worth to those who have it. */
  readonly binding?: number | undefined;
}

/** The decisions for all wishes, in their order, with the proof of how good they are together. */
export interface Plan {
  readonly decisions: readonly Decision[];
  /** How it was found: `exact` is the best there is. */
  readonly method: Method;
  /** Patron-days of the whole, waiting included. */
  readonly cost: number;
  /** Patron-days; no plan can cost less. */
  readonly bound: number;
  /** Patron-days that one more pick would be worth at each branch whose list is full. */
  readonly prices: ReadonlyMap<number, number>;
}
