import type { Tx } from '#platform/db.ts';
import { only } from '#platform/result.ts';
import { pickLines } from '#requests';
import type { Outcome } from '../answer.ts';
import { type Here, handOf } from '../hand.ts';
import type { Seen } from '../recognise.ts';
import { crateFor, holdFor } from './sort-out.ts';

/** Takes an item off the pick list: for the hold shelf here, or for the van. */
export async function pick(tx: Tx, seen: Seen, here: Here): Promise<Outcome> {
  const answer = only(await pickLines(tx, [handOf(seen, here)]));
  if (!answer.ok) return { kind: 'refused', doing: 'other', refusal: answer.refusal };
  const { next, member, to } = answer.value;
  return next === 'hold-shelf' ? holdFor(tx, seen, member, here) : crateFor(seen, to, 'request');
}
