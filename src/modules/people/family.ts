import { type Network, network } from '#network';
import type { Day } from '#platform/day.ts';
import type { Reader, Tx } from '#platform/db.ts';
import { ok, refuse, type Result } from '#platform/result.ts';
import { type Actor, serves, staffOf } from './actor.ts';
import { ageOn, type Member, type MemberId } from './member.ts';
import { members } from './members.ts';
import type { FamilyRefusal, MemberRefusal } from './refusals.ts';
import { type SettingAt, settingsOf } from './settings.ts';
import { deleteGuardian, insertGuardian, readChildren, readGuardians } from './store/family.ts';

/** From this age on somebody may be a guardian (Burgerlijk Wetboek 1, article 233). */
const adult = 18;

const isYounger = (member: Member, age: number, day: Day): boolean =>
  member.birthDay !== undefined && ageOn(member.birthDay, day) < age;

/** Whether guardians act for somebody at a moment. */
export const isChildAt = (member: Member, setting: SettingAt, place: Network, at: Date): boolean =>
  isYounger(member, setting('guardian-until-age', member.home), place.today(member.home, at));

/** Lets a member see and act for a child. Done at a desk of the child's organisation; twice is once. */
export async function linkChild(
  tx: Tx,
  wish: { guardian: MemberId; child: MemberId; at: Date; by: Actor },
): Promise<Result<null, MemberRefusal | FamilyRefusal>> {
  const { guardian, child, at, by } = wish;
  const known = await members(tx, [guardian, child]);
  const [older, younger] = [known.get(guardian), known.get(child)];
  if (!older) return refuse({ code: 'people/unknown-member', member: guardian });
  if (!younger) return refuse({ code: 'people/unknown-member', member: child });
  const place = await network(tx);
  const day = place.today(younger.home, at);
  if (!serves(by, younger.home, place, day))
    return refuse({ code: 'people/not-allowed', role: 'desk', unit: younger.home });
  const until = (await settingsOf(tx, place))('guardian-until-age', younger.home);
  if (!isYounger(younger, until, day)) return refuse({ code: 'people/not-a-child', age: until });
  if (older.birthDay === undefined || isYounger(older, adult, day))
    return refuse({ code: 'people/not-an-adult', age: adult });
  await insertGuardian(tx, guardian, child, day, staffOf(by));
  return ok(null);
}

/** Ends that a member acts for a child; twice is once. */
export async function unlinkChild(
  tx: Tx,
  wish: { guardian: MemberId; child: MemberId; at: Date; by: Actor },
): Promise<Result<null, MemberRefusal>> {
  const { guardian, child, at, by } = wish;
  const younger = (await members(tx, [child])).get(child);
  if (!younger) return refuse({ code: 'people/unknown-member', member: child });
  const place = await network(tx);
  if (!serves(by, younger.home, place, place.today(younger.home, at)))
    return refuse({ code: 'people/not-allowed', role: 'desk', unit: younger.home });
  await deleteGuardian(tx, guardian, child);
  return ok(null);
}

async function young(reader: Reader, children: readonly Member[], at: Date): Promise<Member[]> {
  if (children.length === 0) return [];
  const place = await network(reader);
  const setting = await settingsOf(reader, place);
  return children.filter(child => isChildAt(child, setting, place, at));
}

/** The children for whom a member may see and act at a moment, youngest last. */
export async function childrenOf(reader: Reader, guardian: MemberId, at: Date): Promise<Member[]> {
  const known = await members(reader, await readChildren(reader, guardian));
  const all = await young(reader, [...known.values()], at);
  return all.toSorted((a, b) => ((a.birthDay ?? '') < (b.birthDay ?? '') ? -1 : 1));
}

/** Who sees and acts for a child at a moment; nobody once it is old enough. */
export async function guardiansOf(reader: Reader, child: MemberId, at: Date): Promise<Member[]> {
  const known = await members(reader, [child]);
  if ((await young(reader, [...known.values()], at)).length === 0) return [];
  return [...(await members(reader, await readGuardians(reader, child))).values()];
}

/** Who answers for what a member owes: the guardian who was named first while it is a child, else the member. */
export async function whoPays(reader: Reader, member: MemberId, at: Date): Promise<MemberId> {
  const [first] = await guardiansOf(reader, member, at);
  return first?.id ?? member;
}
