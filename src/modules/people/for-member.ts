import { network } from '#network';
import type { Day } from '#platform/day.ts';
import type { Tx } from '#platform/db.ts';
import { ok, refuse, type Result } from '#platform/result.ts';
import { type Actor, serves } from './actor.ts';
import type { MemberId } from './member.ts';
import { members } from './members.ts';
import type { MemberRefusal } from './refusals.ts';

/** A wish about one member. */
export interface ForMember {
  readonly member: MemberId;
  readonly at: Date;
  readonly by: Actor;
}

/** The day at the home branch of a member, for who serves there; also for the member, where it is their own affair. */
export async function dayForMember(
  tx: Tx,
  { member: id, at, by }: ForMember,
  affair: 'own' | 'of-desk',
): Promise<Result<Day, MemberRefusal>> {
  const member = (await members(tx, [id])).get(id);
  if (!member) return refuse({ code: 'people/unknown-member', member: id });
  const place = await network(tx);
  const day = place.today(member.home, at);
  const isOwn = affair === 'own' && by.kind === 'member' && by.member === id;
  return isOwn || serves(by, member.home, place, day)
    ? ok(day)
    : refuse({ code: 'people/not-allowed', role: 'desk', unit: member.home });
}
