import type { Tx } from '#platform/db.ts';
import { ok, refuse, type Result } from '#platform/result.ts';
import type { Actor } from './actor.ts';
import type { HistoryEnded } from './facts.ts';
import type { MemberId } from './member.ts';
import { members } from './members.ts';
import type { HistoryRefusal, MemberRefusal } from './refusals.ts';
import { saveHistory } from './store/changes.ts';

/**
 * Whether what a member brings back from now on is remembered. Only they themselves choose; off erases what was
 * remembered. Choosing what is so already changes nothing.
 */
export async function chooseHistory(
  tx: Tx,
  wish: { member: MemberId; keep: boolean; at: Date; by: Actor },
): Promise<Result<null, MemberRefusal | HistoryRefusal>> {
  const { member: id, keep, at, by } = wish;
  const member = (await members(tx, [id])).get(id);
  if (!member) return refuse({ code: 'people/unknown-member', member: id });
  if (by.kind !== 'member' || by.member !== id) return refuse({ code: 'people/own-choice' });
  if (keep === (member.historySince !== undefined)) return ok(null);
  await saveHistory(tx, id, keep ? at : null);
  const ended: HistoryEnded = { kind: 'people/history-ended', subject: `member:${id}`, member: id };
  if (!keep) await tx.announce([ended]);
  return ok(null);
}
