import { checkIn, isWaitedFor } from '#circulation';
import type { Tx } from '#platform/db.ts';
import { only } from '#platform/result.ts';
import type { Outcome } from '../answer.ts';
import { type Here, handOf } from '../hand.ts';
import type { Seen } from '../recognise.ts';
import { sortOut } from './sort-out.ts';

/** Takes an item in and says where it goes now. A scan from before the present loan changes nothing. What somebody waits for and a machine takes in while nobody is there waits for a hand: whoever waits hears when it lies ready, not before. */
export async function takeIn(tx: Tx, seen: Seen, here: Here): Promise<Outcome> {
  const answer = only(await checkIn(tx, [{ ...handOf(seen, here), fromDoor: here.fromDoor }]));
  if (!answer.ok) return { kind: 'refused', doing: 'other', refusal: answer.refusal };
  const { state, daysLate } = answer.value;
  if (state === 'on-loan') return { kind: 'lent-since' };
  if (state === 'withdrawn' || state === 'in-repair') return { kind: state };
  if (here.unattended && (await isWaitedFor(tx, seen.item.edition))) return { kind: 'kept-aside' };
  return sortOut(tx, seen, here, daysLate);
}
