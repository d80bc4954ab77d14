/**
 * The shape in which a planner is judged from outside, by a simulator that is not part of the product: plain data in,
 * plain data out, no database, no clock. Days are counted from a Monday: `day % 7` is 0 on Monday. Arrays indexed
 * [from * B + to] hold a value for each pair of branches.
 */
export interface Branch {
  readonly id: number;
  readonly name: string;
  readonly municipality: string;
  /** Organisation number. */
  readonly org: number;
  readonly lat: number;
  readonly lon: number;
  /** Relative size. */
  readonly weight: number;
  /** Seven, Monday first: a pick list is worked on these days. */
  readonly staff: boolean[];
  /** Seven, Monday first: the van calls, brings and collects. */
  readonly van: boolean[];
  /** Items that can be picked in a staffed day. */
  readonly cap: number;
}

export interface Network {
  readonly branches: Branch[];
  /** Number of branches. */
  readonly B: number;
  /** Kilometres, [from * B + to]. */
  readonly dist: Float64Array;
  /** Per weekday: days until an item that is chosen that morning at `from` is ready at `to`, [from * B + to]. */
  readonly eta: Int16Array[];
  /** Per weekday: days until the next staffed day of a branch. */
  readonly pickDay: Int16Array[];
  /** Per branch: the others, nearest first. */
  readonly near: number[][];
  /** Per branch: the morning's collection is delivered the same day. */
  readonly sameDay: boolean[];
}

export interface PlanRequest {
  readonly id: number;
  readonly title: number;
  /** Branch. */
  readonly pickup: number;
  readonly org: number;
  readonly placed: number;
  /** Copies that were reported not found for it. */
  readonly tried: number[];
}

export interface PlanCopy {
  readonly id: number;
  /** Where it is. */
  readonly branch: number;
  readonly home: number;
  readonly org: number;
  /** At the desk: needs no pick. */
  readonly inHand: boolean;
}

export interface PlanTitle {
  readonly title: number;
  /** Oldest first. */
  readonly requests: PlanRequest[];
  readonly copies: PlanCopy[];
  /** Copies on loan: where and when they are due back. */
  readonly due: { branch: number; day: number }[];
}

export interface PlanInput {
  readonly day: number;
  readonly net: Network;
  readonly titles: PlanTitle[];
  /** Picks left at each branch today, after what already stands on its list. */
  readonly room: Int32Array;
  /** Items lent to and borrowed from other organisations so far, per organisation. */
  readonly lent: Float64Array;
  readonly borrowed: Float64Array;
  /** A seeded random number in [0, 1). */
  readonly rnd: () => number;
}

export interface Match {
  readonly req: number;
  readonly copy: number;
}

export interface OutsidePlanner {
  readonly name: string;
  /** Each request at most once, each copy at most once; a copy is of the request's title. */
  plan(input: PlanInput): Match[];
  /** Unpicked lines stay so many days on the list before the request may be planned again; 0: planned every morning. */
  readonly keepDays: number;
  /** Pick lists never exceed the capacity. */
  readonly capAware: boolean;
  /** Where a returned copy goes that nobody asked for; `smart` is decided by the simulator. */
  readonly returns: 'home' | 'float' | 'smart';
}
