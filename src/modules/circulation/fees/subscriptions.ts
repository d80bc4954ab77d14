import { network } from '#network';
import { members, whoPays } from '#people';
import { addDays, type Day } from '#platform/day.ts';
import type { Tx } from '#platform/db.ts';
import { memberCase } from '../may-borrow.ts';
import { ruleFor } from '../rules/rule.ts';
import { membersSince } from '../store/members.ts';
import { rulesBetween } from '../rules/rules-between.ts';
import { type Charge, writeCharges } from './charge.ts';

/** So many members are read at once. */
const step = 500;

/** A year, or several, after a day; who began on 29 February has it on the last day of that month. */
const isAnniversary = (since: Day, day: Day): boolean =>
  since.slice(5) === day.slice(5) ||
  (since.endsWith('-02-29') && day.endsWith('-02-28') && addDays(day, 1).endsWith('-03-01'));

/**
 * Charges subscriptions whose year or month begins on a day, counted from the day on which each became a member: by the
 * rule for their kind of membership and age that day. The same day twice charges once; who pays nothing gets no bill.
 */
export async function chargeSubscriptions(tx: Tx, day: Day, at: Date): Promise<{ readonly charged: number }> {
  const rules = (await rulesBetween(tx, day, day)).filter(({ topic }) => topic === 'membership');
  if (rules.length === 0) return { charged: 0 };
  const place = await network(tx);
  const due = await membersSince(tx, day);
  let charged = 0;
  for (let from = 0; from < due.length; from += step) {
    const known = await members(tx, due.slice(from, from + step));
    const charges: Charge[] = [];
    for (const member of known.values()) {
      const { organisation } = place.unit(member.home, day);
      const isOver = member.until !== undefined && member.until < day;
      if (organisation === undefined || isOver) continue;
      const rule = ruleFor(
        rules,
        'membership',
        memberCase(member, organisation, member.home, day, place),
        day,
      );
      if (!rule || rule.says.cents === 0) continue;
      if (rule.says.per === 'year' && !isAnniversary(member.since, day)) continue;
      charges.push({
        member: await whoPays(tx, member.id, at),
        organisation,
        unit: member.home,
        kind: 'membership',
        day,
        item: null,
        edition: null,
        loan: null,
        rule: rule.id,
        note: null,
        subscriber: member.id,
        cents: rule.says.cents,
        at,
      });
    }
    charged += (await writeCharges(tx, charges)).size;
  }
  return { charged };
}
