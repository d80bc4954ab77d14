import { editions, items as readItems, type ItemId } from '#catalogue';
import { type Network, network, type UnitId } from '#network';
import { notify } from '#notices';
import { type Actor, allows, type Member } from '#people';
import { addDays, type Day } from '#platform/day.ts';
import type { Reader, Tx } from '#platform/db.ts';
import { ok, refuse, type Result } from '#platform/result.ts';
import { sayEuros } from '#web/amounts.ts';
import { chargeFee, type Ended, feesOf } from './fees/charge.ts';
import { loanCase } from './may-borrow.ts';
import type { FoundLaterRefusal } from './refusals.ts';
import { holds, type Rule, ruleFor } from './rules/rule.ts';
import { entriesOf, lockFee } from './store/fees.ts';
import {
  type LastBorrower,
  lastBorrowerOf,
  lockLastBorrower,
  saveChargedAfter,
} from './store/last-borrowers.ts';

/** Whether any rule asks that it is known for some days who had something last. */
export const someAreKept = (rules: readonly Rule[]): boolean =>
  rules.some(rule => rule.topic === 'damaged' && (rule.says.foundDays ?? 0) > 0);

/** For how many days at most it stays known that a member of an organisation had something there, on a day. */
export const daysKnown = (rules: readonly Rule[], organisation: UnitId | undefined, today: Day): number =>
  Math.max(
    0,
    ...rules.map(rule =>
      rule.topic === 'damaged' &&
      holds(rule, today) &&
      (rule.organisation === null || rule.organisation === organisation)
        ? (rule.says.foundDays ?? 0)
        : 0,
    ),
  );

/** For which loans that end it stays known who had the item, by the rule about damage of that day: none without days. */
export const borrowersToKeep = (
  ended: readonly Ended[],
  people: ReadonlyMap<number, Member>,
  rules: readonly Rule[],
  place: Network,
): Omit<LastBorrower, 'fee'>[] =>
  ended.flatMap(({ loan: { item, member: id, unit }, copy, day }) => {
    const member = people.get(id ?? 0);
    const organisation = member && feesOf(member, unit, day, place);
    if (!member || organisation === undefined) return [];
    const rule = ruleFor(rules, 'damaged', loanCase(copy, member, organisation, unit, day, place), day);
    const days = rule?.says.foundDays ?? 0;
    return days === 0 ? [] : [{ item, member: member.id, returnedOn: day, until: addDays(day, days) }];
  });

/** Until which day the last borrower of an item can be charged, and whether that was done; never who it is. */
export async function chargeableUntil(
  reader: Reader,
  item: ItemId,
  today: Day,
): Promise<{ readonly until: Day; readonly charged: boolean } | undefined> {
  const last = await lastBorrowerOf(reader, item, today);
  return last && { until: last.until, charged: last.fee !== null };
}

/** What is found of an item after it was checked in. */
export interface FoundLater {
  readonly item: ItemId;
  readonly unit: UnitId;
  /** What is damaged or missing: the borrower reads it. */
  readonly note: string;
  /** By the rule when left out. */
  readonly cents?: number | undefined;
  readonly at: Date;
  readonly by: Actor;
}

/**
 * Charges who had an item last for damage, or a part that is missing, found after check-in, and tells who has to pay. Only
 * while a rule keeps who that was, and once: a second time answers what was charged. Taken back like any fee.
 */
export async function chargeLastBorrower(
  tx: Tx,
  { item, unit, note, cents, at, by }: FoundLater,
): Promise<Result<{ readonly cents: number }, FoundLaterRefusal>> {
  const place = await network(tx);
  const today = place.today(unit, at);
  if (!allows(by, 'desk', unit, place, today))
    return refuse({ code: 'people/not-allowed', role: 'desk', unit });
  const last = await lockLastBorrower(tx, item, today);
  if (!last) return refuse({ code: 'circulation/last-borrower-unknown', item });
  if (note.trim().length < 3) return refuse({ code: 'circulation/no-reason' });
  if (last.fee !== null) {
    const [charge] = await entriesOf(tx, [last.fee]);
    return ok({ cents: charge?.cents ?? 0 });
  }
  const { member } = last;
  const charged = await chargeFee(tx, { member, kind: 'damaged', item, note, cents, unit, at, by });
  if (!charged.ok) return charged;
  await saveChargedAfter(tx, item, charged.value.fee);
  await tell(tx, charged.value, { item, note: note.trim(), at, place: place.unit(unit).name });
  return ok({ cents: charged.value.cents });
}

async function tell(
  tx: Tx,
  { fee, cents }: { readonly fee: number; readonly cents: number },
  { item, note, at, place }: { item: ItemId; note: string; at: Date; place: string },
): Promise<void> {
  const payer = (await lockFee(tx, fee))?.member ?? null;
  const edition = (await readItems(tx, [item])).get(item)?.edition;
  const title = edition === undefined ? undefined : (await editions(tx, [edition])).get(edition)?.title;
  if (payer === null) return;
  const [nl, en] = (['nl', 'en'] as const).map(language => sayEuros(cents, language));
  await notify(tx, [
    {
      member: payer,
      key: `found-later:${fee}`,
      at,
      onPaper: true,
      subject: { nl: `Kosten voor “${title}”`, en: `A charge for “${title}”` },
      text: {
        nl: `“${title}” kwam niet heel terug in ${place}. We zagen dat pas na het innemen: ${note}.\n\nDaarvoor betaal je ${nl}. Dat kan in je account of aan de balie.\n\nKlopt dit niet? Vertel het aan de balie. Dan kijken we het samen na.`,
        en: `“${title}” did not come back whole to ${place}. We saw it only after it was checked in: ${note}.\n\nFor this you pay ${en}. You can do that in your account or at the desk.\n\nIs this not right? Tell the desk. We will look at it together.`,
      },
    },
  ]);
}
