import type { Outcome } from '../answer.ts';
import type { Tx } from '#platform/db.ts';
import type { Here } from '../hand.ts';
import type { Seen } from '../recognise.ts';
import { crateFor, holdFor } from './sort-out.ts';

/** Says where an item must be, by what we know of it; changes nothing. */
export async function tellWhere(tx: Tx, seen: Seen, here: Here): Promise<Outcome> {
  const { place, transit, item } = seen;
  if (transit) return crateFor(seen, transit.to, transit.reason);
  if (place.state === 'on-hold-shelf')
    return place.unit === here.unit
      ? holdFor(tx, seen, place.heldFor, here)
      : { kind: 'held-elsewhere', at: place.unit };
  if (place.state === 'on-loan') return { kind: 'on-loan' };
  if (place.state === 'missing' || place.state === 'withdrawn') return { kind: place.state };
  return item.home === here.unit
    ? { kind: 'shelf', callNumber: item.callNumber, daysLate: 0 }
    : crateFor(seen, item.home, 'home');
}
