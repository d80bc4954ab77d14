import { checkOut } from '#circulation';
import type { Tx } from '#platform/db.ts';
import { only } from '#platform/result.ts';
import { receive } from '#transport';
import type { Outcome } from '../answer.ts';
import { type Here, handOf } from '../hand.ts';
import type { Seen } from '../recognise.ts';

/** Lends an item to whoever is at the desk; what they asked for is fulfilled by it. */
export async function lend(tx: Tx, seen: Seen, here: Here): Promise<Outcome> {
  if (!here.member) throw new Error('nobody is at the desk to lend to');
  const wish = { ...handOf(seen, here), member: here.member.id, device: here.device };
  const answer = only(await checkOut(tx, [wish]));
  return answer.ok
    ? { kind: 'lent', due: answer.value.dueDay }
    : { kind: 'refused', doing: 'lend', refusal: answer.refusal };
}

/** Lends what the van has only just brought: first it arrives, for whoever asked for it. */
export async function receiveAndLend(tx: Tx, seen: Seen, here: Here): Promise<Outcome> {
  const answer = only(await receive(tx, [handOf(seen, here)]));
  return answer.ok ? lend(tx, seen, here) : { kind: 'refused', doing: 'other', refusal: answer.refusal };
}
