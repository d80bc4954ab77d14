import type { EditionId, ItemId } from '#catalogue';
import type { UnitId } from '#network';
import type { Day } from '#platform/day.ts';
import type { StateTable } from '#platform/state-table.ts';

export type TransitId = number;
export type TransitState = 'packed' | 'on-van' | 'delivered' | 'received' | 'cancelled';
export type TransitVerb = 'board' | 'deliver' | 'receive' | 'stray' | 'readdress' | 'cancel';
/** For whom or what something travels; only `request` is counted as a request, every boarding is a handling. */
export type TransitReason = 'request' | 'home' | 'rotation' | 'repair' | 'school' | 'other';

/** One journey of one item, from the crate where it is packed to the desk where it must be. */
export interface Transit {
  readonly id: TransitId;
  readonly item: ItemId;
  readonly edition: EditionId;
  readonly from: UnitId;
  readonly to: UnitId;
  /** Where it was last seen: while packed, the stop where it waits for the van; once delivered, where it must be. */
  readonly seenAt: UnitId;
  readonly reason: TransitReason;
  readonly state: TransitState;
  /** Label of the crate that it lies in. */
  readonly crate: string | null;
  readonly packedAt: Date;
  readonly boardedAt: Date | null;
  readonly boardedDay: Day | null;
  readonly receivedAt: Date | null;
}

/**
 * The whole life of a transit. The driver delivers, the desk receives: only then does it lie where it must be. An
 * arrival counts even when nobody scanned the boarding or the delivery; an item that turns up at a wrong branch waits
 * there, packed, for the next van.
 */
export const transitLife = {
  packed: {
    board: { to: 'on-van', by: ['driver', 'desk'] },
    deliver: { to: 'delivered', by: 'driver' },
    receive: { to: 'received', by: 'desk' },
    stray: { to: 'packed', by: 'desk' },
    readdress: { to: 'packed', by: 'house' },
    cancel: { to: 'cancelled', by: ['desk', 'house'] },
  },
  'on-van': {
    deliver: { to: 'delivered', by: 'driver' },
    receive: { to: 'received', by: 'desk' },
    stray: { to: 'packed', by: 'desk' },
    readdress: { to: 'on-van', by: 'house' },
    cancel: { to: 'cancelled', by: 'house' },
  },
  delivered: {
    receive: { to: 'received', by: 'desk' },
    stray: { to: 'packed', by: 'desk' },
    readdress: { to: 'packed', by: 'house' },
    cancel: { to: 'cancelled', by: 'house' },
  },
  received: {},
  cancelled: {},
} as const satisfies StateTable<TransitState, TransitVerb, 'desk' | 'driver' | 'house'>;

export const isOpen = ({ state }: Transit): boolean =>
  state === 'packed' || state === 'on-van' || state === 'delivered';
