import type { Tx } from '#platform/db.ts';
import { only } from '#platform/result.ts';
import { receive } from '#transport';
import type { Outcome } from '../answer.ts';
import { type Here, handOf } from '../hand.ts';
import type { Seen } from '../recognise.ts';
import { crateFor, sortOut } from './sort-out.ts';

/** Takes in what the van brought: for whoever waits, or home; what belongs elsewhere goes on with the next van. */
export async function takeFromVan(tx: Tx, seen: Seen, here: Here): Promise<Outcome> {
  const answer = only(await receive(tx, [handOf(seen, here)]));
  if (!answer.ok) return { kind: 'refused', doing: 'other', refusal: answer.refusal };
  const { atDestination, transit } = answer.value;
  return atDestination ? sortOut(tx, seen, here) : crateFor(seen, transit.to, 'strayed');
}
