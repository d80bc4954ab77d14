import { network } from '#network';
import type { Member, MemberId } from '#people';
import type { Reader } from '#platform/db.ts';
import { memberCase } from '../may-borrow.ts';
import { rulesBetween } from './rules-between.ts';
import { type Counted, itemCase, passedLimit } from './limits.ts';

/** A title that somebody asks for, as limits count it. */
export type Asked = Pick<Counted, 'material' | 'audience'>;

/** Whether one more title may be asked for beside those that were; else how many of its kind there are and may be. */
export type RequestLimit = (
  has: readonly Asked[],
  wanted: Asked,
) => { readonly has: number; readonly may: number } | undefined;

/**
 * How many requests each of these members may have open at a moment, by the rules of their own library: each group of
 * titles that a rule names is counted apart. Who is absent has no limit.
 */
export async function requestLimits(
  reader: Reader,
  members: readonly Member[],
  at: Date,
): Promise<Map<MemberId, RequestLimit>> {
  const place = await network(reader);
  const days = members.map(({ home }) => place.today(home, at)).toSorted();
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return new Map();
  const rules = (await rulesBetween(reader, first, last)).filter(({ topic }) => topic === 'request');
  if (rules.length === 0) return new Map();
  return new Map(
    members.map(member => {
      const day = place.today(member.home, at);
      const own = memberCase(member, place.unit(member.home, day).organisation, member.home, day, place);
      const limit: RequestLimit = (has, wanted) => {
        const about = { ...own, ...itemCase(wanted, day) };
        const passed = passedLimit(rules, 'request', about, has, day);
        return passed && { has: passed.has, may: passed.rule.says.requests };
      };
      return [member.id, limit];
    }),
  );
}
