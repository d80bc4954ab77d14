import { network } from '#network';
import { addDays, type Day } from '#platform/day.ts';
import type { Tx } from '#platform/db.ts';
import { ok, refuse, type Result } from '#platform/result.ts';
import { staffOf } from './actor.ts';
import { changeMember } from './change-member.ts';
import { guardiansOf, isChildAt } from './family.ts';
import { dayForMember, type ForMember } from './for-member.ts';
import { type Consent, consents } from './consent.ts';
import { householdOf, housematesWho } from './household.ts';
import type { Member, MemberId, Particulars } from './member.ts';
import { memberByCard, members } from './members.ts';
import type { HouseholdRefusal, MemberRefusal, ParticularsRefusal } from './refusals.ts';
import { settingsOf } from './settings.ts';
import {
  askAgain,
  deleteHousemates,
  dropUnanswered,
  insertHousehold,
  insertHousemate,
  readAgreedAsChild,
  readHousehold,
  saveConsents,
  saveReceiver,
} from './store/household.ts';

type Lets = Readonly<Record<Consent, boolean>>;
type No = MemberRefusal | HouseholdRefusal;

/** So many may live together. */
const most = 12;
/** Whoever was asked says yes within so many days, or is not asked any more. */
const answerWithin = 30;

const nothing: Lets = { sees: false, collects: false, moves: false, mail: false };
const everything: Lets = { sees: true, collects: true, moves: true, mail: true };

async function isChild(tx: Tx, member: Member, at: Date): Promise<boolean> {
  const place = await network(tx);
  return isChildAt(member, await settingsOf(tx, place), place, at);
}

/**
 * Asks the owner of a card into the household of a member, which begins with it. The child of who asks belongs to it at once: a
 * guardian agrees for it. Anybody else has to say yes. Asked twice is asked once.
 */
export async function askHousemate(
  tx: Tx,
  wish: ForMember & { readonly card: string },
): Promise<Result<null, No>> {
  const { member: id, card, at, by } = wish;
  const allowed = await dayForMember(tx, wish, 'own');
  if (!allowed.ok) return allowed;
  const [self, other] = [(await members(tx, [id])).get(id), await memberByCard(tx, card)];
  if (!self || !other || other.id === id || other.kind !== 'person' || self.kind !== 'person')
    return refuse({ code: 'people/no-such-housemate' });
  if (await isChild(tx, self, at)) return refuse({ code: 'people/household-by-adults' });
  const known = await readHousehold(tx, id);
  const own = known.find(({ member }) => member === id);
  if (own && own.agreedAt === null) return refuse({ code: 'people/household-not-agreed' });
  if (known.length >= most) return refuse({ code: 'people/household-full', most });
  const household = own?.household ?? (await begin(tx, id, allowed.value, at, staffOf(by)));
  if (!(await insertHousemate(tx, household, other.id, allowed.value))) {
    if (known.some(({ member }) => member === other.id)) return ok(null);
    if (!own) await deleteHousemates(tx, [id]);
    return refuse({ code: 'people/in-household' });
  }
  const isTheirs = (await guardiansOf(tx, other.id, at)).some(guardian => guardian.id === id);
  if (isTheirs) await saveConsents(tx, other.id, everything, true, at);
  return ok(null);
}

async function begin(tx: Tx, member: MemberId, day: Day, at: Date, by: number | undefined): Promise<number> {
  const household = await insertHousehold(tx, member, day, by);
  await insertHousemate(tx, household, member, day);
  await saveConsents(tx, member, nothing, false, at);
  return household;
}

/** Writes what a member lets the others of their household do; with it they say yes to belonging to it. For a child its guardian says so. */
export async function agreeHousehold(
  tx: Tx,
  wish: ForMember & { readonly lets: Lets },
): Promise<Result<null, No>> {
  const { member: id, lets, at } = wish;
  const allowed = await dayForMember(tx, wish, 'own');
  if (!allowed.ok) return allowed;
  const self = (await members(tx, [id])).get(id);
  if (!self || (await readHousehold(tx, id)).length === 0) return refuse({ code: 'people/no-household' });
  await saveConsents(tx, id, lets, await isChild(tx, self, at), at);
  return ok(null);
}

/** Chooses who gets the mail of all who let it go along. */
export async function receiveMail(tx: Tx, wish: ForMember): Promise<Result<null, No>> {
  const allowed = await dayForMember(tx, wish, 'own');
  if (!allowed.ok) return allowed;
  const own = (await householdOf(tx, wish.member, wish.at)).find(({ member }) => member.id === wish.member);
  const household = (await readHousehold(tx, wish.member))[0]?.household;
  if (household === undefined || !own) return refuse({ code: 'people/no-household' });
  if (!own.agreed || own.asChild) return refuse({ code: 'people/household-by-adults' });
  await saveReceiver(tx, household, wish.member);
  return ok(null);
}

/** Leaves a household, or says no to it; a child leaves by its guardian or a desk. Twice is once. */
export async function leaveHousehold(tx: Tx, wish: ForMember): Promise<Result<null, No>> {
  const allowed = await dayForMember(tx, wish, 'own');
  if (!allowed.ok) return allowed;
  await deleteHousemates(tx, [wish.member]);
  return ok(null);
}

/** Changes what is known of a member, and the address of all of the household who let it change along. Answers whose. */
export async function moveTogether(
  tx: Tx,
  wish: ForMember & { readonly changes: Partial<Particulars> },
): Promise<Result<readonly Member[], MemberRefusal | ParticularsRefusal>> {
  const own = await changeMember(tx, wish);
  if (!own.ok) return own;
  const { street, postcode, town } = own.value;
  const others = await housematesWho(tx, 'moves', wish.member, wish.at);
  for (const { id } of others)
    await changeMember(tx, {
      member: id,
      changes: { street, postcode, town },
      at: wish.at,
      by: { kind: 'member', member: id },
    });
  return ok([own.value, ...others]);
}

/** Each night: what guardians agreed to ends with the birthday, and who never said yes is asked no more. */
export async function passHouseholds(
  tx: Tx,
  day: Day,
  at: Date,
): Promise<{ grown: number; unanswered: number }> {
  const place = await network(tx);
  const setting = await settingsOf(tx, place);
  const known = await members(tx, await readAgreedAsChild(tx));
  const grown = [...known.values()].filter(member => !isChildAt(member, setting, place, at));
  await askAgain(
    tx,
    grown.map(({ id }) => id),
    day,
  );
  return { grown: grown.length, unanswered: await dropUnanswered(tx, addDays(day, -answerWithin)) };
}

/** The boxes of a form, ticked or not. */
export const letsIn = (form: Readonly<Record<string, string>>): Lets =>
  Object.fromEntries(consents.map(name => [name, form[name] === 'yes'])) as Record<Consent, boolean>;
