import { network, type UnitId } from '#network';
import { type Actor, allows, type MemberId, staffOf } from '#people';
import type { Tx } from '#platform/db.ts';
import { ok, refuse, type Result } from '#platform/result.ts';
import type { FeeRefusal } from '../refusals.ts';
import { forgetItems, insertEntries, lastFee, lockOpenFees } from '../store/fees.ts';
import { insertPayment, lockDrawer, lockPayment, paymentByKey, savePayment } from '../store/payments.ts';
import { type Fee, type FeeId, type Method, share } from './fee.ts';

/** A member hands over money at a desk or a machine. */
export interface Pay {
  readonly member: MemberId;
  readonly cents: number;
  readonly method: Exclude<Method, 'online'>;
  readonly unit: UnitId;
  /** The payment's own name: the same key is the same payment, however often it is told. */
  readonly key: string;
  /** Only this fee; the oldest first when left out. */
  readonly fee?: FeeId | undefined;
  readonly at: Date;
  readonly by: Actor;
}

export interface Paid {
  readonly payment: number;
  readonly cents: number;
}

const total = (fees: readonly Fee[]): number => fees.reduce((sum, { owed }) => sum + Math.max(0, owed), 0);

/** Divides a payment over fees and writes it down; what is settled forgets which item it was about. */
async function divide(
  tx: Tx,
  fees: readonly Fee[],
  payment: { id: number; cents: number; method: Method; unit: UnitId },
  more: { drawer?: number | undefined; at: Date; day: Fee['day']; by: Actor },
): Promise<number> {
  const { id, cents, method, unit } = payment;
  const { parts, left } = share(fees, cents);
  await insertEntries(
    tx,
    parts.map(part => ({
      fee: part.fee,
      kind: 'payment' as const,
      cents: -part.cents,
      unit,
      method,
      drawer: more.drawer,
      payment: id,
      day: more.day,
      at: more.at,
      byStaff: staffOf(more.by),
    })),
  );
  await forgetItems(
    tx,
    parts.map(({ fee }) => fee),
  );
  return left;
}

/** Pays what a member owes, wholly or in part, never more. Cash goes into the drawer that is open at the branch. */
export async function payFees(tx: Tx, wish: Pay): Promise<Result<Paid, FeeRefusal>> {
  const { member, cents, method, unit, key, fee, at, by } = wish;
  const place = await network(tx);
  const day = place.today(unit, at);
  if (!allows(by, 'desk', unit, place, day))
    return refuse({ code: 'people/not-allowed', role: 'desk', unit });
  if (!Number.isSafeInteger(cents) || cents <= 0) return refuse({ code: 'circulation/no-amount' });
  const fees = (await lockOpenFees(tx, member)).filter(({ id }) => fee === undefined || id === fee);
  const before = await paymentByKey(tx, key);
  if (before)
    return before.member === member && before.cents === cents
      ? ok({ payment: before.id, cents })
      : refuse({ code: 'circulation/other-payment', key });
  const owed = total(fees);
  if (cents > owed) return refuse({ code: 'circulation/too-much', cents: owed });
  const drawer = method === 'cash' ? await lockDrawer(tx, unit) : undefined;
  if (method === 'cash' && !drawer) return refuse({ code: 'circulation/drawer-shut', unit });
  const made = await insertPayment(tx, { key, member, cents, method, unit, state: 'paid', day, at });
  // somebody was just before us with the same key
  if (!made) return payFees(tx, wish);
  await divide(tx, fees, { id: made.id, cents, method, unit }, { drawer: drawer?.id, at, day, by });
  return ok({ payment: made.id, cents });
}

/** A member begins to pay all that they owe online; nothing is settled before the provider has spoken. */
export async function beginOnline(
  tx: Tx,
  wish: { member: MemberId; unit: UnitId; key: string; at: Date },
): Promise<Result<Paid, FeeRefusal>> {
  const { member, unit, key, at } = wish;
  const cents = total(await lockOpenFees(tx, member));
  if (cents === 0) return refuse({ code: 'circulation/no-amount' });
  const day = (await network(tx)).today(unit, at);
  const made = await insertPayment(tx, {
    key,
    member,
    cents,
    method: 'online',
    unit,
    state: 'open',
    day,
    at,
  });
  if (!made) return refuse({ code: 'circulation/other-payment', key });
  return ok({ payment: made.id, cents });
}

/**
 * The provider said how a payment went; being told twice is being told once. What was paid elsewhere in the meantime
 * is not paid again: the rest stands on the oldest fee as money to give back.
 */
export async function finishOnline(
  tx: Tx,
  wish: { payment: number; outcome: 'paid' | 'failed'; at: Date; by: Actor },
): Promise<Result<{ readonly state: 'paid' | 'failed' }, FeeRefusal>> {
  const payment = await lockPayment(tx, wish.payment);
  if (!payment) return refuse({ code: 'circulation/unknown-payment', payment: wish.payment });
  if (payment.state !== 'open') return ok({ state: payment.state });
  await savePayment(tx, payment.id, wish.outcome);
  if (wish.outcome === 'failed') return ok({ state: 'failed' });
  const { member, unit } = payment;
  const fees = member === null ? [] : await lockOpenFees(tx, member);
  const day = (await network(tx)).today(unit, wish.at);
  const left = await divide(tx, fees, payment, { at: wish.at, day, by: wish.by });
  const spare = left > 0 && member !== null ? (fees[0] ?? (await lastFee(tx, member))) : undefined;
  if (spare) {
    const entry = { fee: spare.id, kind: 'payment' as const, cents: -left, unit, method: 'online' as const };
    await insertEntries(tx, [{ ...entry, payment: payment.id, day, at: wish.at }]);
  }
  return ok({ state: 'paid' });
}
