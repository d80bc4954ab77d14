import { checkIn } from '#circulation';
import type { Tx } from '#platform/db.ts';
import { only } from '#platform/result.ts';
import type { Outcome } from '../answer.ts';
import { type Here, handOf } from '../hand.ts';
import type { Seen } from '../recognise.ts';
import { sortOut } from './sort-out.ts';

/** Takes an item in and says where it goes now. A scan from before the present loan changes nothing. */
export async function takeIn(tx: Tx, seen: Seen, here: Here): Promise<Outcome> {
  const answer = only(await checkIn(tx, [{ ...handOf(seen, here), fromDoor: here.fromDoor }]));
  if (!answer.ok) return { kind: 'refused', doing: 'other', refusal: answer.refusal };
  const { state, daysLate } = answer.value;
  if (state === 'on-loan') return { kind: 'lent-since' };
  if (state === 'withdrawn' || state === 'in-repair') return { kind: state };
  return sortOut(tx, seen, here, daysLate);
}
