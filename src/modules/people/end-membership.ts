import { network } from '#network';
import { addDays } from '#platform/day.ts';
import type { Tx } from '#platform/db.ts';
import { ok, refuse, type Result } from '#platform/result.ts';
import { type Actor, serves } from './actor.ts';
import type { MembershipEnded } from './facts.ts';
import type { EndReason, MemberId } from './member.ts';
import { members } from './members.ts';
import type { MemberRefusal } from './refusals.ts';
import { saveEnd } from './store/changes.ts';

/**
 * Ends a membership today: yesterday was its last day. What is on loan stays so until it comes back. For somebody who
 * died nobody writes any more: address for mail and telephone are forgotten. Who wishes may go by themselves.
 */
export async function endMembership(
  tx: Tx,
  wish: { member: MemberId; why: EndReason; at: Date; by: Actor },
): Promise<Result<null, MemberRefusal>> {
  const { member: id, why, at, by } = wish;
  const member = (await members(tx, [id])).get(id);
  if (!member) return refuse({ code: 'people/unknown-member', member: id });
  const place = await network(tx);
  const day = place.today(member.home, at);
  const isOwn = by.kind === 'member' && by.member === id && why === 'asked';
  if (!isOwn && !serves(by, member.home, place, day))
    return refuse({ code: 'people/not-allowed', role: 'desk', unit: member.home });
  const last = addDays(day, -1);
  await saveEnd(tx, id, member.since > last ? member.since : last, why);
  const ended: MembershipEnded = {
    kind: 'people/membership-ended',
    subject: `member:${id}`,
    member: id,
    why,
    at,
  };
  await tx.announce([ended]);
  return ok(null);
}
