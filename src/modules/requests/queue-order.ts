import type { Network, UnitId } from '#network';
import type { Day } from '#platform/day.ts';
import type { Request } from './request.ts';

/**
 * What decides whose turn it is, in the order of a rule: staff let somebody go before others (`cut-in`); it is fetched where the
 * copy is now (`fetched-here`), or within the organisation that owns it (`own-organisation`); who asked first (`asked`), which
 * always has the last word.
 */
export const orderKeys = ['cut-in', 'fetched-here', 'own-organisation', 'asked'] as const;
export type OrderKey = (typeof orderKeys)[number];

/** A copy in hand, as the order of a queue looks at it. */
export interface InHand {
  readonly unit: UnitId;
  /** The organisation that owns it. */
  readonly owner: UnitId | undefined;
}

type Queued = Pick<Request, 'id' | 'askedAt' | 'cutIn' | 'pickup'>;

/** Those who wait in the order in which they get a copy, first first. */
export function inOrder<R extends Queued>(
  queue: readonly R[],
  by: readonly OrderKey[],
  { unit, owner }: InHand,
  place: Network,
  on: Day,
): R[] {
  const rank: Readonly<Record<OrderKey, (request: Queued) => number>> = {
    'cut-in': ({ cutIn }) => (cutIn === null ? 1 : 0),
    'fetched-here': ({ pickup }) => (pickup === unit ? 0 : 1),
    'own-organisation': ({ pickup }) => (place.unit(pickup, on).organisation === owner ? 0 : 1),
    asked: ({ askedAt }) => askedAt.getTime(),
  };
  const keys: readonly OrderKey[] = [...by, 'asked'];
  return queue.toSorted((a, b) => {
    for (const key of keys) {
      const difference = rank[key](a) - rank[key](b);
      if (difference !== 0) return difference;
    }
    return a.id - b.id;
  });
}
