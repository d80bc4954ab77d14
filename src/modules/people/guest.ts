import type { Network, UnitId } from '#network';
import type { Day } from '#platform/day.ts';

/** Whose word counts for a guest. */
export type Whose = 'lending-library' | 'home-library';

/** How a member stands at a place that lends. */
export interface Standing {
  readonly kind: 'own' | 'guest';
  /** The organisation whose loan rules hold. */
  readonly rules: UnitId | undefined;
  /** The organisation whose tariffs hold, and that sends the bill. */
  readonly fees: UnitId | undefined;
  /** What the desk may see: everything, or only what it needs to lend and to take in. */
  readonly sees: 'all' | 'needed';
}

const isHome = (term: unknown): boolean => term === ('home-library' satisfies Whose);

/**
 * How a member of one place stands at another on a day. At their own organisation as its own; elsewhere as a guest, by
 * the agreement of the two organisations; undefined when there is none that day, or when it says `guests: no`. Its
 * terms: `guestRules` and `guestFees` are `lending-library` (usual) or `home-library`; `guestSees` is `needed` (usual)
 * or `all`.
 */
export function standingAt(network: Network, home: UnitId, unit: UnitId, day: Day): Standing | undefined {
  const lender = network.unit(unit, day).organisation;
  const own = network.unit(home, day).organisation;
  if (lender === own) return { kind: 'own', rules: own, fees: own, sees: 'all' };
  const terms = network.agreement(home, unit, day)?.terms;
  if (!terms || terms['guests'] === 'no') return undefined;
  return {
    kind: 'guest',
    rules: isHome(terms['guestRules']) ? own : lender,
    fees: isHome(terms['guestFees']) ? own : lender,
    sees: terms['guestSees'] === 'all' ? 'all' : 'needed',
  };
}
