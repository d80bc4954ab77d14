import { network } from '#network';
import { addDays, type Day } from '#platform/day.ts';
import type { Tx } from '#platform/db.ts';
import { ok, refuse, type Result } from '#platform/result.ts';
import { type Actor, serves } from './actor.ts';
import { blockAt } from './block.ts';
import { type MemberId } from './member.ts';
import { members } from './members.ts';
import type { MemberRefusal, RenewalRefusal } from './refusals.ts';
import { settingsOf } from './settings.ts';
import { monthsAfter } from './months.ts';
import { saveUntil } from './store/changes.ts';

/** So many days before the end a member may go on by themselves. */
export const daysAhead = 60;

/**
 * Lets memberships go on for a term of their organisation, from the end when that is to come and from today when it is
 * past. Staff of the member's organisation, or the member in the last sixty days and afterwards, unless something keeps
 * them from borrowing. A membership without an end goes on already.
 */
export async function renewMemberships(
  tx: Tx,
  wishes: readonly { member: MemberId; at: Date; by: Actor }[],
): Promise<Result<{ readonly until: Day | undefined }, MemberRefusal | RenewalRefusal>[]> {
  const place = await network(tx);
  const setting = await settingsOf(tx, place);
  const known = await members(tx, [...new Set(wishes.map(({ member }) => member))]);
  const answers: Result<{ readonly until: Day | undefined }, MemberRefusal | RenewalRefusal>[] = [];
  for (const { member: id, at, by } of wishes) {
    const member = known.get(id);
    if (!member) {
      answers.push(refuse({ code: 'people/unknown-member', member: id }));
      continue;
    }
    const day = place.today(member.home, at);
    const own = by.kind === 'member' && by.member === id;
    if (!own && !serves(by, member.home, place, day))
      answers.push(refuse({ code: 'people/not-allowed', role: 'desk', unit: member.home }));
    else if (member.until === undefined) answers.push(ok({ until: undefined }));
    else if (own && member.until > addDays(day, daysAhead))
      answers.push(refuse({ code: 'people/too-early', from: addDays(member.until, -daysAhead) }));
    else if (own && blockAt(member, place.unit(member.home, day).organisation, day))
      answers.push(refuse({ code: 'people/blocked' }));
    else {
      const until = monthsAfter(
        member.until > day ? member.until : day,
        setting('membership-months', member.home),
      );
      await saveUntil(tx, id, until);
      answers.push(ok({ until }));
    }
  }
  return answers;
}
