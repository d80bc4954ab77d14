import { network } from '#network';
import type { Member, MemberId } from '#people';
import type { Reader } from '#platform/db.ts';
import { memberCase } from '../may-borrow.ts';
import { rulesBetween } from '../store/rules.ts';
import { ruleFor } from './rule.ts';

/** How many requests each of these members may have open at a moment, by the rules of their own library. Who is absent has no limit. */
export async function requestLimits(
  reader: Reader,
  members: readonly Member[],
  at: Date,
): Promise<Map<MemberId, number>> {
  const place = await network(reader);
  const days = members.map(({ home }) => place.today(home, at)).toSorted();
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return new Map();
  const rules = await rulesBetween(reader, first, last);
  return new Map(
    members.flatMap(member => {
      const day = place.today(member.home, at);
      const own = memberCase(member, place.unit(member.home, day).organisation, member.home, day, place);
      const rule = ruleFor(rules, 'request', own, day);
      return rule ? [[member.id, rule.says.requests] as const] : [];
    }),
  );
}
