import { network } from '#network';
import type { Reader } from '#platform/db.ts';
import type { Consent } from './consent.ts';
import { childrenOf, isChildAt } from './family.ts';
import type { Member, MemberId } from './member.ts';
import { members } from './members.ts';
import { settingsOf } from './settings.ts';
import { type HousemateRow, readHousehold, readReceivers } from './store/household.ts';

/** One of a household, at a moment. */
export interface Housemate extends Readonly<Record<Consent, boolean>> {
  readonly member: Member;
  /** False: asked, and has not said yes; then all of the rest is false too. */
  readonly agreed: boolean;
  /** A guardian agreed for them. */
  readonly asChild: boolean;
  /** The mail of who chose that goes here. */
  readonly receives: boolean;
}

const none = { sees: false, collects: false, moves: false, mail: false } as const;

/** What a guardian agreed to holds while it is a child; after that it was only asked. */
const asHousemate = (row: HousemateRow, member: Member, isChild: boolean): Housemate => {
  const { agreedAt, asChild, sees, collects, moves, mail, receives } = row;
  const holds = agreedAt !== null && (!asChild || isChild);
  const lets = holds ? { sees, collects, moves, mail } : none;
  return { member, agreed: holds, asChild: holds && asChild, receives: receives && holds, ...lets };
};

/** Everybody of the household of a member, themselves too, who was there first standing first; nobody without one. */
export async function householdOf(reader: Reader, member: MemberId, at: Date): Promise<Housemate[]> {
  const rows = await readHousehold(reader, member);
  if (rows.length === 0) return [];
  const people = await members(
    reader,
    rows.map(row => row.member),
  );
  const place = await network(reader);
  const setting = await settingsOf(reader, place);
  return rows.flatMap(row => {
    const person = people.get(row.member);
    return person ? [asHousemate(row, person, isChildAt(person, setting, place, at))] : [];
  });
}

/** The others who let a member do something, at a moment. A child, and who has not said yes themselves, may do nothing. */
export async function housematesWho(
  reader: Reader,
  consent: Consent,
  member: MemberId,
  at: Date,
): Promise<Member[]> {
  const all = await householdOf(reader, member, at);
  const self = all.find(one => one.member.id === member);
  if (!self?.agreed || self.asChild) return [];
  return all.filter(one => one[consent] && one !== self).map(one => one.member);
}

/** Whose loans a member may see and renew besides their own: children whom they look after, and of the household who agreed. */
export async function seenBy(reader: Reader, member: MemberId, at: Date): Promise<Member[]> {
  const known = new Map<MemberId, Member>();
  for (const one of await housematesWho(reader, 'sees', member, at)) known.set(one.id, one);
  for (const one of await childrenOf(reader, member, at)) known.set(one.id, one);
  return [...known.values()];
}

/** Where mail goes that is not their own address's: to who receives for the household of members who chose that. */
export const mailAlong = async (
  reader: Reader,
  ids: readonly MemberId[],
  at: Date,
): Promise<ReadonlyMap<MemberId, string>> => {
  const rows = await readReceivers(reader, ids);
  const known = new Map<MemberId, string>();
  for (const { member, receiver } of rows) {
    const all = await householdOf(reader, member, at);
    const self = all.find(one => one.member.id === member);
    const to = all.find(one => one.member.id === receiver && one.agreed && !one.asChild);
    if (self?.mail && to?.member.email !== undefined && to !== self) known.set(member, to.member.email);
  }
  return known;
};
