import { network, type UnitId } from '#network';
import { type Actor, allows, staffOf } from '#people';
import type { Tx } from '#platform/db.ts';
import { ok, refuse, type Result } from '#platform/result.ts';
import type { FeeRefusal } from '../refusals.ts';
import { entriesOf, entryById, forgetItems, insertEntries, lockFee } from '../store/fees.ts';
import { lockDrawer } from '../store/payments.ts';
import type { FeeId, Method } from './fee.ts';

interface Wish {
  readonly unit: UnitId;
  readonly at: Date;
  readonly by: Actor;
}

type Answer = Result<{ readonly owed: number }, FeeRefusal>;

/** Whether a colleague may put fees of this organisation right: at a desk of it. */
async function mayPutRight(tx: Tx, { unit, at, by }: Wish, organisation: UnitId) {
  const place = await network(tx);
  const day = place.today(unit, at);
  const own = place.unit(unit, day).organisation === organisation;
  return { day, may: own && allows(by, 'desk', unit, place, day) };
}

const isReason = (reason: string): boolean => reason.trim().length >= 3;

/** Lets a member off what is owed for one thing, all of it or a part, with the reason. */
export async function waiveFee(
  tx: Tx,
  wish: Wish & { readonly fee: FeeId; readonly cents?: number | undefined; readonly reason: string },
): Promise<Answer> {
  const { unit, at, by, reason } = wish;
  const fee = await lockFee(tx, wish.fee);
  if (!fee) return refuse({ code: 'circulation/unknown-fee', fee: wish.fee });
  const { day, may } = await mayPutRight(tx, wish, fee.organisation);
  if (!may) return refuse({ code: 'people/not-allowed', role: 'desk', unit });
  if (!isReason(reason)) return refuse({ code: 'circulation/no-reason' });
  const cents = wish.cents ?? fee.owed;
  if (cents <= 0) return refuse({ code: 'circulation/no-amount' });
  if (cents > fee.owed) return refuse({ code: 'circulation/too-much', cents: fee.owed });
  const entry = { fee: fee.id, kind: 'waiver' as const, cents: -cents, unit, reason, day, at };
  await insertEntries(tx, [{ ...entry, byStaff: staffOf(by) }]);
  await forgetItems(tx, [fee.id]);
  return ok({ owed: fee.owed - cents });
}

/** Takes an entry back by one that is its opposite; a second time changes nothing. Cash comes out of the open drawer, or goes back in. */
export async function reverseEntry(
  tx: Tx,
  wish: Wish & { readonly entry: number; readonly reason: string },
): Promise<Answer> {
  const { unit, at, by, reason } = wish;
  const known = await entryById(tx, wish.entry);
  const fee = known && (await lockFee(tx, known.fee));
  if (!known || !fee || known.kind === 'reversal')
    return refuse({ code: 'circulation/unknown-fee', fee: wish.entry });
  const { day, may } = await mayPutRight(tx, wish, fee.organisation);
  if (!may) return refuse({ code: 'people/not-allowed', role: 'desk', unit });
  if (!isReason(reason)) return refuse({ code: 'circulation/no-reason' });
  const entries = await entriesOf(tx, [fee.id]);
  if (entries.some(({ reverses }) => reverses === known.id)) return ok({ owed: fee.owed });
  const drawer = known.method === 'cash' ? await lockDrawer(tx, unit) : undefined;
  if (known.method === 'cash' && !drawer) return refuse({ code: 'circulation/drawer-shut', unit });
  const opposite = { fee: fee.id, kind: 'reversal' as const, cents: -known.cents, reverses: known.id };
  await insertEntries(tx, [{ ...opposite, unit, reason, drawer: drawer?.id, day, at, byStaff: staffOf(by) }]);
  await forgetItems(tx, [fee.id]);
  return ok({ owed: fee.owed - known.cents });
}

/** Gives back money of which a member paid too much; cash comes out of the drawer that is open. */
export async function refundFee(
  tx: Tx,
  wish: Wish & { readonly fee: FeeId; readonly method: Extract<Method, 'cash' | 'card'> },
): Promise<Answer> {
  const { unit, at, by, method } = wish;
  const fee = await lockFee(tx, wish.fee);
  if (!fee) return refuse({ code: 'circulation/unknown-fee', fee: wish.fee });
  const { day, may } = await mayPutRight(tx, wish, fee.organisation);
  if (!may) return refuse({ code: 'people/not-allowed', role: 'desk', unit });
  if (fee.owed >= 0) return ok({ owed: fee.owed });
  const drawer = method === 'cash' ? await lockDrawer(tx, unit) : undefined;
  if (method === 'cash' && !drawer) return refuse({ code: 'circulation/drawer-shut', unit });
  const entry = { fee: fee.id, kind: 'refund' as const, cents: -fee.owed, unit, method, drawer: drawer?.id };
  await insertEntries(tx, [{ ...entry, day, at, byStaff: staffOf(by) }]);
  await forgetItems(tx, [fee.id]);
  return ok({ owed: 0 });
}
