import type { EditionId, ItemId, Material } from '#catalogue';
import type { UnitId } from '#network';
import type { Actor, MemberId } from '#people';
import type { Day } from '#platform/day.ts';
import { ok, refuse, type Result } from '#platform/result.ts';
import { type StateTable, step } from '#platform/state-table.ts';
import type { Decision } from '#routing';

export type RequestId = number;

export type RequestState =
  | 'asked'
  | 'routed'
  | 'picked'
  | 'on-the-van'
  | 'ready'
  | 'wrong-shelf'
  | 'lent'
  | 'returned'
  | 'home'
  | 'withdrawn'
  | 'expired'
  | 'unfilled';

export type RequestVerb =
  | 'route'
  | 'pack'
  | 'board'
  | 'hold'
  | 'lend'
  | 'return'
  | 'shelve'
  | 'pass-on'
  | 'miss'
  | 'drop'
  | 'lose'
  | 'hasten'
  | 'pause'
  | 'unpause'
  | 'move'
  | 'delay'
  | 'withdraw'
  | 'keep'
  | 'change-way'
  | 'bring-back'
  | 'expire'
  | 'lapse'
  | 'give-up'
  | 'resume';

/** Who does it: the member, somebody at a desk or in the van, or the software. */
export type RequestActor = 'member' | 'desk' | 'house';

const anyone = ['member', 'desk', 'house'] as const;
const staff = ['desk', 'house'] as const;

/** The whole life of a request. Read it top to bottom; nothing else changes a state. */
export const requestLife = {
  asked: {
    hasten: { to: 'asked', by: staff },
    route: { to: 'routed', by: 'house' },
    pack: { to: 'picked', by: staff },
    hold: { to: 'ready', by: staff },
    lend: { to: 'lent', by: staff },
    pause: { to: 'asked', by: anyone },
    unpause: { to: 'asked', by: anyone },
    move: { to: 'asked', by: anyone },
    'change-way': { to: 'asked', by: anyone },
    withdraw: { to: 'withdrawn', by: anyone },
    lapse: { to: 'expired', by: 'house' },
    'give-up': { to: 'unfilled', by: 'house' },
  },
  routed: {
    pack: { to: 'picked', by: staff },
    hold: { to: 'ready', by: staff },
    lend: { to: 'lent', by: staff },
    miss: { to: 'asked', by: staff },
    drop: { to: 'asked', by: 'house' },
    pause: { to: 'asked', by: anyone },
    move: { to: 'asked', by: anyone },
    'change-way': { to: 'routed', by: anyone },
    delay: { to: 'routed', by: 'house' },
    withdraw: { to: 'withdrawn', by: anyone },
    lapse: { to: 'expired', by: 'house' },
  },
  picked: {
    board: { to: 'on-the-van', by: staff },
    hold: { to: 'ready', by: staff },
    lose: { to: 'asked', by: 'house' },
    move: { to: 'picked', by: anyone },
    'change-way': { to: 'picked', by: anyone },
    delay: { to: 'picked', by: 'house' },
    withdraw: { to: 'withdrawn', by: anyone },
    lapse: { to: 'expired', by: 'house' },
  },
  'on-the-van': {
    hold: { to: 'ready', by: staff },
    lose: { to: 'asked', by: 'house' },
    move: { to: 'on-the-van', by: anyone },
    'change-way': { to: 'on-the-van', by: anyone },
    delay: { to: 'on-the-van', by: 'house' },
    withdraw: { to: 'withdrawn', by: anyone },
    lapse: { to: 'expired', by: 'house' },
  },
  ready: {
    lend: { to: 'lent', by: staff },
    lose: { to: 'asked', by: 'house' },
    'change-way': { to: 'ready', by: anyone },
    'bring-back': { to: 'ready', by: staff },
    move: { to: 'wrong-shelf', by: anyone },
    withdraw: { to: 'withdrawn', by: anyone },
    expire: { to: 'expired', by: 'house' },
  },
  'wrong-shelf': {
    pack: { to: 'picked', by: staff },
    lend: { to: 'lent', by: staff },
    lose: { to: 'asked', by: 'house' },
    move: { to: 'wrong-shelf', by: anyone },
    'change-way': { to: 'wrong-shelf', by: anyone },
    keep: { to: 'ready', by: anyone },
    delay: { to: 'wrong-shelf', by: 'house' },
    withdraw: { to: 'withdrawn', by: anyone },
    lapse: { to: 'expired', by: 'house' },
  },
  lent: { return: { to: 'returned', by: staff } },
  returned: {
    shelve: { to: 'home', by: staff },
    'pass-on': { to: 'home', by: staff },
  },
  home: {},
  withdrawn: { resume: { to: 'asked', by: 'house' } },
  expired: {},
  unfilled: {},
} as const satisfies StateTable<RequestState, RequestVerb, RequestActor>;

const underWay: ReadonlySet<RequestState> = new Set([
  'asked',
  'routed',
  'picked',
  'on-the-van',
  'wrong-shelf',
]);

/** True until the wish lies ready, or ended some other way. */
export const isUnderWay = ({ state }: Pick<Request, 'state'>): boolean => underWay.has(state);

const withCopy: ReadonlySet<RequestState> = new Set([
  'routed',
  'picked',
  'on-the-van',
  'ready',
  'wrong-shelf',
]);

/** True while a copy is kept for it. */
export const hasCopy = ({ state }: Pick<Request, 'state'>): boolean => withCopy.has(state);

export type BundleKind = 'all' | 'first';

/** One wish of one member for one edition, to be fetched at one branch. */
export interface Request {
  readonly id: RequestId;
  /** Null once the item came back, or a while after the wish ended. */
  readonly member: MemberId | null;
  readonly edition: EditionId;
  /** The edition that its reader saw; another one while that is part of `edition`. */
  readonly askedEdition: EditionId;
  /** Other editions of the work that will do, as they are known now. */
  readonly also: readonly EditionId[];
  /** The materials and languages by which those are found; null when only `edition` will do. */
  readonly materials: readonly Material[] | null;
  readonly languages: readonly string[] | null;
  /** The one copy that will do. */
  readonly onlyItem: ItemId | null;
  /** Why staff let it go before others. */
  readonly cutIn: string | null;
  /** Wishes that belong together: a club's many copies of one title (`all`), or of several the first that comes (`first`). */
  readonly bundle: number | null;
  readonly bundleKind: BundleKind | null;
  readonly pickup: UnitId;
  /** It is brought home from there. */
  readonly atHome: boolean;
  /** With the round of which day, once it lies ready. */
  readonly deliverOn: Day | null;
  /** The day of that round before the branch shut on it; gone once anybody changed it. */
  readonly plannedOn: Day | null;
  /** How often it went along in vain. */
  readonly attempts: number;
  readonly askedAt: Date;
  /** The library day of asking, at the pick-up branch. */
  readonly day: Day;
  readonly state: RequestState;
  /** The copy that serves it. */
  readonly item: ItemId | null;
  /** Where that copy stood. */
  readonly supplier: UnitId | null;
  /** The agreement under which that goes to another organisation. */
  readonly agreement: string | null;
  /** The day on which it should be ready; kept while another copy is looked for. */
  readonly promised: Day | null;
  /** The day that the member last heard of: when asking, or in a message. */
  readonly told: Day | null;
  /** The first day on which it takes part again; a day in the past means nothing. */
  readonly pausedUntil: Day | null;
  /** The last day on which its reader can use it. */
  readonly notAfter: Day | null;
  /** Why this copy; absent when it was simply scanned at a desk. */
  readonly decision: Decision | null;
  readonly readyAt: Date | null;
  readonly shelfUntil: Day | null;
  /** On the hold shelf of which branch the item lies, also when the wish is over. */
  readonly shelf: UnitId | null;
  readonly closedAt: Date | null;
}

/** What a step tells beside its verb: places and days, never a name. */
export interface StepFacts {
  readonly unit?: UnitId | undefined;
  readonly from?: UnitId | undefined;
  readonly to?: UnitId | undefined;
  readonly day?: Day | undefined;
  readonly reason?: string | undefined;
}

/** One step of a request, decided and not yet saved. */
export interface Change {
  readonly before: Request;
  readonly after: Request;
  readonly verb: RequestVerb;
  readonly at: Date;
  readonly by: RequestActor;
  readonly facts: StepFacts;
}

export interface NotPossibleNow {
  readonly code: 'requests/not-possible-now';
  readonly request: RequestId;
  readonly state: RequestState;
}

const final: ReadonlySet<RequestState> = new Set(['home', 'withdrawn', 'expired', 'unfilled']);
export const isClosed = ({ state }: Pick<Request, 'state'>): boolean => final.has(state);

export const kindOf = (by: Actor): RequestActor =>
  by.kind === 'system' ? 'house' : by.kind === 'staff' ? 'desk' : 'member';

/** How a request is when it has no copy any more: the first promise stays, so that a later one can be told. */
const without = {
  item: null,
  supplier: null,
  agreement: null,
  decision: null,
  readyAt: null,
  shelfUntil: null,
  shelf: null,
};

type Patch = Partial<Omit<Request, 'id' | 'state' | 'closedAt'>>;

/** Takes one step in a request's life, or says why it cannot. Touches nothing. */
export function advance(
  before: Request,
  verb: RequestVerb,
  by: RequestActor,
  at: Date,
  patch: Patch = {},
  facts: StepFacts = {},
): Result<Change, NotPossibleNow> {
  const next = step<RequestState, RequestVerb, RequestActor>(requestLife, before.state, verb, by);
  if (!next.ok) return refuse({ code: 'requests/not-possible-now', request: before.id, state: before.state });
  const state = next.value;
  const after: Request = {
    ...before,
    ...(state === 'asked' && without),
    ...patch,
    ...(patch.deliverOn !== undefined && patch.plannedOn === undefined && { plannedOn: null }),
    ...(state !== 'ready' && { deliverOn: null, plannedOn: null }),
    state,
    closedAt: final.has(state) ? at : null,
  };
  return ok({ before, after, verb, at, by, facts });
}

/** A step of which the state was checked before: a refusal is a bug. */
export function certainly(answer: Result<Change, NotPossibleNow>): Change {
  if (!answer.ok) throw new Error(`request ${answer.refusal.request} is ${answer.refusal.state}`);
  return answer.value;
}
