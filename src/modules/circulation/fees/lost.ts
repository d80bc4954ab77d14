import { items as readItems } from '#catalogue';
import type { Network, UnitId } from '#network';
import { type Actor, type MemberId, members, staffOf, standingAt, whoPays } from '#people';
import { addDays } from '#platform/day.ts';
import type { Tx } from '#platform/db.ts';
import { loanCase } from '../may-borrow.ts';
import { ruleFor } from '../rules/rule.ts';
import type { Copy } from '../store/places.ts';
import { resolveClaims } from '../store/claims.ts';
import { entriesOf, forgetItem, insertEntries, lostFees } from '../store/fees.ts';
import { rulesBetween } from '../rules/rules-between.ts';
import { type Charge, writeCharges } from './charge.ts';

/** An item that somebody who had it cannot bring back. */
export interface Lost {
  readonly copy: Copy;
  readonly member: MemberId;
  /** Where it was borrowed. */
  readonly unit: UnitId;
  readonly at: Date;
  readonly by: Actor;
}

/** Charges the price of lost items, their own or the rule's, and the work, each as a fee of its own. */
export async function chargeLost(tx: Tx, lost: readonly Lost[], place: Network): Promise<void> {
  if (lost.length === 0) return;
  const people = await members(tx, [...new Set(lost.map(({ member }) => member))]);
  const known = await readItems(
    tx,
    lost.map(({ copy }) => copy.item),
  );
  const charges: Charge[] = [];
  for (const { copy, member: id, unit, at, by } of lost) {
    const member = people.get(id);
    const day = place.today(unit, at);
    const lender = place.unit(unit, day).organisation;
    const organisation = member && (standingAt(place, member.home, unit, day)?.fees ?? lender);
    if (!member || organisation === undefined) continue;
    const about = loanCase(copy, member, organisation, unit, day, place);
    const rule = ruleFor(await rulesBetween(tx, day, day), 'lost', about, day);
    if (!rule) continue;
    const common = {
      member: await whoPays(tx, id, at),
      organisation,
      unit,
      day,
      item: copy.item,
      edition: known.get(copy.item)?.edition ?? copy.edition,
      loan: null,
      rule: rule.id,
      note: null,
      subscriber: null,
      at,
      by: staffOf(by),
    };
    charges.push({ ...common, kind: 'lost', cents: copy.price ?? rule.says.price });
    charges.push({ ...common, kind: 'work', cents: rule.says.work });
  }
  await writeCharges(tx, charges);
}

/**
 * Items that turn up after all: what members said of them is settled, and within the days of the rule the price is let
 * off and what was paid of it is to be given back, by the organisation that charged it, whoever found it. The work stays.
 */
export async function settleFound(
  tx: Tx,
  found: readonly { item: number; unit: UnitId; at: Date; by: Actor }[],
  place: Network,
): Promise<void> {
  if (found.length === 0) return;
  await resolveClaims(
    tx,
    found.map(({ item, at }) => ({ item, at, resolved: 'found' })),
  );
  const fees = await lostFees(
    tx,
    found.map(({ item }) => item),
  );
  for (const fee of fees) {
    const here = found.find(({ item }) => item === fee.item);
    if (!here) continue;
    const { unit, at, by } = here;
    const day = place.today(unit, at);
    if (day > addDays(fee.day, fee.refundDays ?? 0)) continue;
    const entries = await entriesOf(tx, [fee.id]);
    // what moved money stays to be given back; what was charged and not let off before is let off now
    const moved = entries.reduce((sum, { method, cents }) => (method === null ? sum : sum + cents), 0);
    const left = fee.owed - moved;
    if (left > 0) {
      const entry = { fee: fee.id, kind: 'waiver' as const, cents: -left, unit, reason: 'gevonden' };
      await insertEntries(tx, [{ ...entry, day, at, byStaff: staffOf(by) }]);
    }
  }
  await forgetItem(
    tx,
    fees.map(({ id }) => id),
  );
}
