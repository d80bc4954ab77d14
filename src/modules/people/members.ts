import type { Reader, Tx } from '#platform/db.ts';
import type { Member, MemberId } from './member.ts';
import { insertLook, membersByCard, membersById, membersByName } from './store/members.ts';

/** Members by id; those that are unknown or erased are left out. */
export async function members(reader: Reader, ids: readonly MemberId[]): Promise<Map<MemberId, Member>> {
  if (ids.length === 0) return new Map();
  return new Map((await membersById(reader, ids)).map(member => [member.id, member]));
}

/** The member whose card this is, as long as the card works. */
export const memberByCard = async (reader: Reader, number: string): Promise<Member | undefined> =>
  (await membersByCard(reader, number.trim()))[0];

/** Members by a card number, or by the beginnings of their names in any order; by family name, `limit` at most. */
export async function findMembers(reader: Reader, text: string, limit: number): Promise<Member[]> {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const byCard = await membersByCard(reader, text.trim());
  if (byCard.length > 0) return byCard;
  return membersByName(
    reader,
    words.map(word => word.replaceAll(/[\\%_]/g, '\\$&')),
    limit,
  );
}

/** Writes down that staff saw a member's data, and why. */
export const lookAt = async (
  tx: Tx,
  staff: number,
  member: MemberId,
  reason: string,
  at: Date,
): Promise<void> => void (await insertLook(tx, staff, member, reason, at));
