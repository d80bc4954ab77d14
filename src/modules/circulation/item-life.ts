import { ok, refuse, type Result } from '#platform/result.ts';
import { type StateTable, step } from '#platform/state-table.ts';

export const itemStates = [
  'on-shelf',
  'on-loan',
  'on-hold-shelf',
  'in-transit',
  'on-display',
  'missing',
  'lost',
  'in-repair',
  'on-order',
  'withdrawn',
] as const;
export type ItemState = (typeof itemStates)[number];

/** Nobody can have it, and no request may count on it. The database says the same of `copy_view.gone`. */
const gone: ReadonlySet<ItemState> = new Set(['missing', 'lost', 'in-repair', 'on-order', 'withdrawn']);
export const isGone = (state: ItemState): boolean => gone.has(state);

/** What can happen to an item. Lending, returning, losing and what members dispute are done by their own verbs, the rest by `moveItems`. */
export type ItemVerb =
  | 'lend'
  | 'return'
  | 'hold'
  | 'send'
  | 'arrive'
  | 'shelve'
  | 'miss'
  | 'find'
  | 'withdraw'
  /** The member says that it was brought back, or never borrowed. */
  | 'dispute'
  | 'lose'
  | 'damage'
  | 'mend'
  | 'display'
  | 'order'
  /** Read or played in the library: counted, and it stays where it is. */
  | 'use'
  /** The parts of a kit are counted; it stays where it is. */
  | 'count';

/** Who does it: someone with the item in hand at a desk or self-check, or another part of the house. */
export type ItemActor = 'desk' | 'house';

const both = ['desk', 'house'] as const;

/** The whole life of an item. Read it top to bottom; nothing else changes a state. */
export const itemLife = {
  'on-shelf': {
    lend: { to: 'on-loan', by: 'desk' },
    hold: { to: 'on-hold-shelf', by: 'house' },
    send: { to: 'in-transit', by: 'house' },
    miss: { to: 'missing', by: both },
    lose: { to: 'lost', by: both },
    damage: { to: 'in-repair', by: both },
    display: { to: 'on-display', by: both },
    order: { to: 'on-order', by: both },
    use: { to: 'on-shelf', by: 'desk' },
    withdraw: { to: 'withdrawn', by: both },
    count: { to: 'on-shelf', by: 'desk' },
  },
  'on-loan': {
    return: { to: 'on-shelf', by: 'desk' },
    dispute: { to: 'missing', by: 'desk' },
    lose: { to: 'lost', by: 'desk' },
  },
  'on-hold-shelf': {
    lend: { to: 'on-loan', by: 'desk' },
    shelve: { to: 'on-shelf', by: 'house' },
    send: { to: 'in-transit', by: 'house' },
    miss: { to: 'missing', by: both },
    damage: { to: 'in-repair', by: both },
    withdraw: { to: 'withdrawn', by: both },
    count: { to: 'on-hold-shelf', by: 'desk' },
  },
  'on-display': {
    lend: { to: 'on-loan', by: 'desk' },
    hold: { to: 'on-hold-shelf', by: 'house' },
    send: { to: 'in-transit', by: 'house' },
    shelve: { to: 'on-shelf', by: both },
    use: { to: 'on-display', by: 'desk' },
    miss: { to: 'missing', by: both },
    damage: { to: 'in-repair', by: both },
    withdraw: { to: 'withdrawn', by: both },
    count: { to: 'on-display', by: 'desk' },
  },
  'in-transit': {
    arrive: { to: 'on-shelf', by: 'house' },
    hold: { to: 'on-hold-shelf', by: 'house' },
    miss: { to: 'missing', by: both },
    withdraw: { to: 'withdrawn', by: both },
    count: { to: 'in-transit', by: 'desk' },
  },
  missing: {
    find: { to: 'on-shelf', by: both },
    lend: { to: 'on-loan', by: 'desk' },
    lose: { to: 'lost', by: both },
    withdraw: { to: 'withdrawn', by: both },
  },
  lost: {
    return: { to: 'on-shelf', by: 'desk' },
    find: { to: 'on-shelf', by: both },
    withdraw: { to: 'withdrawn', by: both },
  },
  'in-repair': {
    mend: { to: 'on-shelf', by: both },
    withdraw: { to: 'withdrawn', by: both },
    count: { to: 'in-repair', by: 'desk' },
  },
  'on-order': {
    return: { to: 'on-shelf', by: 'desk' },
    arrive: { to: 'on-shelf', by: both },
    withdraw: { to: 'withdrawn', by: both },
  },
  withdrawn: {},
} as const satisfies StateTable<ItemState, ItemVerb, ItemActor>;

export interface NotPossibleNow {
  readonly code: 'circulation/not-possible-now';
  readonly item: number;
  readonly state: ItemState;
  readonly verb: ItemVerb;
}

/** Where a verb leads an item, or why it cannot happen now. */
export function nextState(
  item: number,
  state: ItemState,
  verb: ItemVerb,
  by: ItemActor,
): Result<ItemState, NotPossibleNow> {
  const next = step<ItemState, ItemVerb, ItemActor>(itemLife, state, verb, by);
  return next.ok ? ok(next.value) : refuse({ code: 'circulation/not-possible-now', item, state, verb });
}
