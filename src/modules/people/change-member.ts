import { network } from '#network';
import type { Tx } from '#platform/db.ts';
import { ok, refuse, type Result } from '#platform/result.ts';
import { type Actor, serves } from './actor.ts';
import { countMoves } from './count-members.ts';
import { type Member, type MemberId, ownFields, type Particulars } from './member.ts';
import { members } from './members.ts';
import type { MemberRefusal, ParticularsRefusal } from './refusals.ts';
import { saveParticulars } from './store/changes.ts';

const isPermitted = (field: string, fields: readonly string[]): boolean => fields.includes(field);

/** Puts right what is known of a member; what is left out stays. Desks of the member's organisation, or the member. */
export async function changeMember(
  tx: Tx,
  wish: { member: MemberId; changes: Partial<Particulars>; at: Date; by: Actor },
): Promise<Result<Member, MemberRefusal | ParticularsRefusal>> {
  const { member: id, changes, at, by } = wish;
  const member = (await members(tx, [id])).get(id);
  if (!member) return refuse({ code: 'people/unknown-member', member: id });
  const place = await network(tx);
  const day = place.today(member.home, at);
  const isDesk = serves(by, member.home, place, day);
  const isOwn = by.kind === 'member' && by.member === id;
  const wanted = Object.keys(changes);
  if (!isDesk && !(isOwn && wanted.every(field => isPermitted(field, ownFields))))
    return refuse({ code: 'people/not-allowed', role: 'desk', unit: member.home });
  const next = { ...member, ...changes };
  if (next.familyName.trim() === '') return refuse({ code: 'people/name-lacks' });
  if ((next.kind === 'person') !== (next.birthDay !== undefined) || (next.birthDay ?? day) > day)
    return refuse({ code: 'people/birthday-unsound' });
  if (next.email !== undefined && !/^\S+@\S+\.\S+$/.test(next.email))
    return refuse({ code: 'people/email-unsound' });
  await saveParticulars(tx, next);
  if (next.home !== member.home) await countMoves(tx, [id], day);
  return ok(next);
}
