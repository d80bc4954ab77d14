import { network } from '#network';
import type { Day } from '#platform/day.ts';
import type { Tx } from '#platform/db.ts';
import { ok, only, refuse, type Result } from '#platform/result.ts';
import { type Actor, system } from './actor.ts';
import { type AddMember, addMembers } from './add-members.ts';
import { blockMembers } from './block-members.ts';
import { categories, categoryFor } from './categories.ts';
import { ageOn, type MemberId } from './member.ts';
import { monthsAfter } from './months.ts';
import type { AddRefusal, SignUpRefusal } from './refusals.ts';
import { drawCard } from './replace-card.ts';
import { settingsOf } from './settings.ts';

/** What somebody fills in to become a member; category, card and term follow from it unless a desk says otherwise. */
export interface SignUp extends Omit<AddMember, 'category' | 'since' | 'until' | 'by'> {
  readonly category: string | undefined;
  readonly at: Date;
  /** Staff who have seen who it is; absent when somebody signs up at home. */
  readonly by: Actor | undefined;
  /** The note on the block that a desk lifts once it has seen who it is. */
  readonly unseen: string;
}

interface SignedUp {
  readonly member: MemberId;
  readonly card: string;
}

/** The kind of membership of a new member: what was chosen, else by age, else any that does not go by age. */
async function categoryOf(tx: Tx, { category, birthDay, kind }: SignUp, day: Day): Promise<string> {
  const known = await categories(tx);
  if (category !== undefined && known.some(({ code }) => code === category)) return category;
  const byAge = birthDay && categoryFor(known, birthDay, day);
  const institution = kind === 'person' || kind === undefined ? undefined : 'institution';
  return byAge ?? institution ?? known.find(({ lastAge }) => lastAge === null)?.code ?? 'basic';
}

/**
 * Makes somebody a member for a term of the organisation of their home. Who does it at home must be old enough to act
 * alone, needs a password, and can ask but not borrow until a desk has seen who they are: a block of reason `identity`.
 */
export async function signUp(tx: Tx, wish: SignUp): Promise<Result<SignedUp, AddRefusal | SignUpRefusal>> {
  const place = await network(tx);
  const { home, at, by, birthDay } = wish;
  const day = place.today(home, at);
  const setting = await settingsOf(tx, place);
  const alone = setting('guardian-until-age', home);
  if (!by && (birthDay === undefined || ageOn(birthDay, day) < alone))
    return refuse({ code: 'people/too-young', age: alone });
  if (wish.familyName.trim() === '') return refuse({ code: 'people/name-lacks' });
  const card = wish.card ?? (await drawCard(tx));
  const added = only(
    await addMembers(tx, [
      {
        ...wish,
        card,
        category: await categoryOf(tx, wish, day),
        since: day,
        until: monthsAfter(day, setting('membership-months', home)),
        by: by ?? system,
      },
    ]),
  );
  if (!added.ok) return added;
  const member = added.value;
  if (!by)
    await blockMembers(tx, [
      { member, reason: 'identity', note: wish.unseen, reach: undefined, until: undefined, at, by: system },
    ]);
  return ok({ member, card });
}
