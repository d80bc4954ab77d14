import { type CheckOut, checkOut, whereabouts } from '#circulation';
import { mayCollect } from '#people';
import type { Tx } from '#platform/db.ts';
import { only } from '#platform/result.ts';
import { receive } from '#transport';
import type { Outcome } from '../answer.ts';
import { type Here, handOf } from '../hand.ts';
import type { Seen } from '../recognise.ts';

/** Lends an item to whoever is at the desk; what they asked for is fulfilled by it. */
export async function lend(tx: Tx, seen: Seen, here: Here): Promise<Outcome> {
  if (!here.member) throw new Error('nobody is at the desk to lend to');
  const wish = { ...handOf(seen, here), told: here.told, member: here.member.id, device: here.device };
  const own = only(await checkOut(tx, [wish]));
  const answer = await orForAnother(tx, own, wish, here);
  if (!answer.ok) return { kind: 'refused', doing: 'lend', refusal: answer.refusal };
  const { dueDay: due, dueAt, returnedAt, returnedUnit } = answer.value;
  return returnedAt !== null && returnedUnit !== null
    ? { kind: 'lent-and-back', at: returnedUnit, since: returnedAt.toISOString(), dueAt: dueAt.toISOString() }
    : { kind: 'lent', due, dueAt: dueAt.toISOString() };
}

type Answer = Awaited<ReturnType<typeof checkOut>>[number];

/** What lies ready for somebody else is lent to them, when who stands here may collect for them. */
async function orForAnother(tx: Tx, own: Answer, wish: CheckOut, { at, member }: Here): Promise<Answer> {
  if (own.ok || own.refusal.code !== 'circulation/held-for-another' || !member) return own;
  const { heldFor } = (await whereabouts(tx, [wish.item])).get(wish.item) ?? {};
  if (!heldFor || !(await mayCollect(tx, member.id, heldFor, at))) return own;
  return only(await checkOut(tx, [{ ...wish, member: heldFor }]));
}

/** Lends what the van has only just brought: first it arrives, for whoever asked for it. */
export async function receiveAndLend(tx: Tx, seen: Seen, here: Here): Promise<Outcome> {
  const answer = only(await receive(tx, [handOf(seen, here)]));
  return answer.ok ? lend(tx, seen, here) : { kind: 'refused', doing: 'other', refusal: answer.refusal };
}
