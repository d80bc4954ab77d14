import { whereabouts } from '#circulation';
import { members } from '#people';
import type { Tx } from '#platform/db.ts';
import { only } from '#platform/result.ts';
import { captureReturned, homeDayOf, sendReturned } from '#requests';
import type { CrateReason, Outcome } from '../answer.ts';
import { type Here, handOf } from '../hand.ts';
import { markOf } from '../mark.ts';
import { type Seen, slipCode } from '../recognise.ts';

/** What to say of an item that must travel. */
export const crateFor = ({ item }: Pick<Seen, 'item'>, to: number, reason: CrateReason): Outcome => ({
  kind: 'crate',
  to,
  reason,
  slip: { code: slipCode(item), to, purpose: reason },
});

/** What to say of an item that is kept for somebody here. */
export async function holdFor(
  tx: Tx,
  { item }: Pick<Seen, 'item'>,
  member: number | null,
  { unit }: Here,
): Promise<Outcome> {
  const known = member === null ? undefined : (await members(tx, [member])).get(member);
  const until = (await whereabouts(tx, [item.id])).get(item.id)?.heldUntil ?? undefined;
  const mark = markOf(known);
  const day = await homeDayOf(tx, item.id);
  const slip = {
    code: slipCode(item),
    to: unit,
    purpose: day ? ('home-round' as const) : ('hold' as const),
    mark,
    until,
  };
  if (day) return { kind: 'home-round', mark, day, slip };
  return { kind: 'hold-shelf', mark, until, slip };
}

/**
 * Where an item goes that is in hand and free: to whoever waits for it, else home or to where it is wanted, else
 * on the shelf here, or aside when nobody has described it yet.
 */
export async function sortOut(tx: Tx, seen: Seen, here: Here, daysLate = 0): Promise<Outcome> {
  const hand = handOf(seen, here);
  const [captured] = await captureReturned(tx, [hand]);
  if (captured?.next === 'hold-shelf') return holdFor(tx, seen, captured.member, here);
  if (captured) return crateFor(seen, captured.to, 'request');
  const sent = only(await sendReturned(tx, [hand]));
  const { home, callNumber, quick } = seen.item;
  if (sent.next === 'crate') return crateFor(seen, sent.to, sent.reason);
  if (sent.next === 'shelf' && quick) return { kind: 'unfinished' };
  if (sent.next === 'shelf')
    return sent.visits === undefined
      ? { kind: 'shelf', callNumber, daysLate }
      : { kind: 'visits', home, callNumber };
  const { refusal } = sent;
  return refusal.code === 'transport/no-van' && 'unit' in refusal
    ? { kind: 'stays', home, without: Number(refusal.unit) }
    : { kind: 'refused', doing: 'other', refusal };
}
