import { type Day, parseDay } from '#platform/day.ts';
import type { Reader, Tx } from '#platform/db.ts';
import type { Member, MemberId } from './member.ts';
import { oldCard } from './store/cards.ts';
import { insertLook, membersByCard, membersById, type MemberSearch, searchMembers } from './store/members.ts';

/** Members by id; those that are unknown or erased are left out. */
export async function members(reader: Reader, ids: readonly MemberId[]): Promise<Map<MemberId, Member>> {
  if (ids.length === 0) return new Map();
  return new Map((await membersById(reader, ids)).map(member => [member.id, member]));
}

/** The member whose card this is, as long as the card works. */
export const memberByCard = async (reader: Reader, number: string): Promise<Member | undefined> =>
  (await membersByCard(reader, number.trim()))[0];

/** Shorter beginnings of a card's number point at too many. */
const shortestCard = 4;

/** A day as people write it, year last or first; undefined for anything else. */
function dayIn(word: string): Day | undefined {
  const [, day = '', month = '', year = ''] = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(word) ?? [];
  return parseDay(year === '' ? word : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
}

/** What is asked for in a search as it was typed. */
function readMemberSearch(text: string): MemberSearch {
  const words = text.split(/\s+/).filter(Boolean);
  const days = words.map(dayIn).filter(day => day !== undefined);
  const rest = words.filter(word => dayIn(word) === undefined);
  const cards = rest.filter(word => /\d/.test(word));
  const names = rest.filter(word => !/\d/.test(word)).join(' ');
  return { names: /\p{L}/u.test(names) ? names : undefined, days, cards };
}

/**
 * Members by what was typed: the beginnings of words of the name in any order, accents left out or not; a birthday;
 * the beginning of a card's number, or all of one that does not work any more. All of it must fit. In the order of family names, `limit`
 * at most; when more than a thousand fit, any of them.
 */
export async function findMembers(reader: Reader, text: string, limit: number): Promise<Member[]> {
  const asked = readMemberSearch(text);
  const { names, days, cards } = asked;
  const isTooWide =
    (names === undefined && days.length === 0 && cards.length === 0) ||
    cards.some(({ length }) => length < shortestCard);
  // none needs the answer of another, and most of what is typed is a name
  const [byCard, old, found] = await Promise.all([
    membersByCard(reader, text.trim()),
    oldCard(reader, text.trim()),
    isTooWide ? [] : searchMembers(reader, asked, limit),
  ]);
  if (byCard.length > 0) return byCard;
  return old ? membersById(reader, [old.member]) : found;
}

/** Writes down that staff saw a member's data, and why. */
export const lookAt = async (
  tx: Tx,
  staff: number,
  member: MemberId,
  reason: string,
  at: Date,
): Promise<void> => void (await insertLook(tx, staff, member, reason, at));
