import { items as readItems } from '#catalogue';
import { type Network, network, type UnitId } from '#network';
import { type Actor, allows, type Member, type MemberId, members, standingAt, whoPays } from '#people';
import { addDays, type Day } from '#platform/day.ts';
import type { Tx } from '#platform/db.ts';
import { ok, refuse, type Result } from '#platform/result.ts';
import type { Loan } from '../loan.ts';
import { loanCase, memberCase } from '../may-borrow.ts';
import type { FeeRefusal } from '../refusals.ts';
import type { Counted } from '../rules/limits.ts';
import { type Rule, ruleFor, type Says } from '../rules/rule.ts';
import { insertEntries, insertFees, type NewFee } from '../store/fees.ts';
import { rulesBetween } from '../rules/rules-between.ts';
import type { FeeId } from './fee.ts';

/** What somebody is to be charged. */
export interface Charge extends NewFee {
  readonly cents: number;
  readonly at: Date;
  readonly by?: number | undefined;
}

/** Writes fees with their first entry; those that are there already, or cost nothing, are left out. Answers them by their place. */
export async function writeCharges(tx: Tx, charges: readonly Charge[]): Promise<Map<number, FeeId>> {
  const rows = charges.flatMap((charge, place) => (charge.cents > 0 ? [{ ...charge, place }] : []));
  if (rows.length === 0) return new Map();
  const made = await insertFees(tx, rows);
  await insertEntries(
    tx,
    made.flatMap(({ id, place }) => {
      const charge = charges[place];
      if (!charge) return [];
      const { cents, unit, day, at, by } = charge;
      return [{ fee: id, kind: 'charge' as const, cents, unit, day, at, byStaff: by }];
    }),
  );
  return new Map(made.map(({ id, place }) => [place, id]));
}

/** A loan that ended after its day, with what rules look at. */
export interface Ended {
  readonly loan: Loan;
  readonly copy: Counted;
  readonly at: Date;
  /** The day on which it was late no longer. */
  readonly day: Day;
}

/** Days on which the branch was open after the due day, up to and including another: an item can be brought back on no other. */
export function openDaysLate(due: Day, back: Day, unit: UnitId, place: Network): number {
  let late = 0;
  for (let day = addDays(due, 1); day <= back; day = addDays(day, 1)) if (place.isOpen(unit, day)) late += 1;
  return late;
}

/** What being late costs by a rule, in cents. */
export const lateCents = ({ cents, most, free = 0 }: Says<'late'>, days: number): number =>
  Math.min(Math.max(0, days - free) * cents, most ?? Number.MAX_SAFE_INTEGER);

/** Whose tariffs hold for a member's loan; the lending organisation's when the agreement has ended. */
export const feesOf = (member: Member, unit: UnitId, day: Day, place: Network): UnitId | undefined =>
  (standingAt(place, member.home, unit, day) ?? { fees: place.unit(unit, day).organisation }).fees;

function lateCharge(
  { loan, copy, at, day }: Ended,
  member: Member,
  payer: MemberId,
  rules: readonly Rule[],
  place: Network,
): Charge | undefined {
  const { unit, item, edition, id, dueDay } = loan;
  const organisation = feesOf(member, unit, day, place);
  if (organisation === undefined) return undefined;
  const rule = ruleFor(rules, 'late', loanCase(copy, member, organisation, unit, day, place), day);
  if (!rule) return undefined;
  const cents = lateCents(rule.says, openDaysLate(dueDay, day, unit, place));
  const about = { item, edition, loan: id, rule: rule.id, note: null, subscriber: null };
  return { ...about, member: payer, organisation, unit, kind: 'late', day, cents, at };
}

/** Who had what came back. */
export const membersOf = (tx: Tx, ended: readonly Ended[]): Promise<Map<MemberId, Member>> =>
  members(tx, [...new Set(ended.flatMap(({ loan }) => loan.member ?? []))]);

/** Charges what came back late, by the rules of the day on which it did. Answers cents by loan. The members when they are known already. */
export async function chargeLate(
  tx: Tx,
  ended: readonly Ended[],
  place: Network,
  known: ReadonlyMap<MemberId, Member> | undefined,
): Promise<Map<number, number>> {
  const late = ended.filter(({ loan, day }) => loan.member !== null && loan.dueDay < day);
  const days = late.map(({ day }) => day).toSorted();
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return new Map();
  const rules = (await rulesBetween(tx, first, last)).filter(({ topic }) => topic === 'late');
  if (rules.length === 0) return new Map();
  const people = known ?? (await membersOf(tx, late));
  const charges: Charge[] = [];
  for (const one of late) {
    const member = people.get(one.loan.member ?? 0);
    const charge = member && lateCharge(one, member, member.id, rules, place);
    if (member && charge && charge.cents > 0)
      charges.push({ ...charge, member: await whoPays(tx, member.id, one.at) });
  }
  const made = await writeCharges(tx, charges);
  return new Map(
    charges.flatMap(({ loan, cents }, n) => (made.has(n) && loan !== null ? [[loan, cents]] : [])),
  );
}

/** A desk charges a member: for damage, by the rules unless it names the amount, or for something else. */
export async function chargeFee(
  tx: Tx,
  wish: {
    readonly member: MemberId;
    readonly kind: 'damaged' | 'other';
    readonly cents?: number | undefined;
    readonly item?: number | undefined;
    readonly note: string;
    readonly unit: UnitId;
    readonly at: Date;
    readonly by: Actor;
  },
): Promise<Result<{ readonly fee: FeeId; readonly cents: number }, FeeRefusal>> {
  const { member: id, kind, item: itemId, note, unit, at, by } = wish;
  const place = await network(tx);
  const day = place.today(unit, at);
  if (!allows(by, 'desk', unit, place, day))
    return refuse({ code: 'people/not-allowed', role: 'desk', unit });
  const member = (await members(tx, [id])).get(id);
  if (!member) return refuse({ code: 'circulation/unknown-member', member: id });
  const organisation = feesOf(member, unit, day, place);
  const item = itemId === undefined ? undefined : (await readItems(tx, [itemId])).get(itemId);
  const about = {
    ...memberCase(member, organisation, unit, day, place),
    ...(item && { material: item.material, audience: item.audience, collection: item.loanType }),
  };
  const rule =
    kind === 'damaged' ? ruleFor(await rulesBetween(tx, day, day), 'damaged', about, day) : undefined;
  const cents = wish.cents ?? rule?.says.cents ?? 0;
  if (organisation === undefined || !Number.isSafeInteger(cents) || cents <= 0 || cents > 1_000_000)
    return refuse({ code: 'circulation/no-amount' });
  const made = await writeCharges(tx, [
    {
      member: await whoPays(tx, id, at),
      organisation,
      unit,
      kind,
      day,
      item: item?.id ?? null,
      edition: item?.edition ?? null,
      loan: null,
      rule: rule?.id ?? null,
      note: note.trim() || null,
      subscriber: null,
      cents,
      at,
      by: by.kind === 'staff' ? by.staff : undefined,
    },
  ]);
  const fee = made.get(0);
  if (fee === undefined) throw new Error('a fee was not written');
  return ok({ fee, cents });
}
