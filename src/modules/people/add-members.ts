import { record } from '#ledger';
import { network, type UnitId } from '#network';
import type { Day } from '#platform/day.ts';
import type { Tx } from '#platform/db.ts';
import { ok, refuse, type Result } from '#platform/result.ts';
import { type Actor, serves } from './actor.ts';
import type { MemberJoined } from './facts.ts';
import { ageBand, type MemberId, type MemberKind, postcodeArea } from './member.ts';
import { hashPassword, shortestPassword } from './password.ts';
import type { AddRefusal } from './refusals.ts';
import { insertAccounts, loginsTaken } from './store/accounts.ts';
import { cardsTaken, insertCards, insertMembers } from './store/members.ts';

/** Somebody who wants to be a member. With a card and a password they can sign in by the card's number. */
export interface AddMember {
  readonly home: UnitId;
  readonly category: string;
  readonly givenName: string;
  readonly familyName: string;
  /** A person unless this says otherwise; a school's or institution's name is its family name. */
  readonly kind?: MemberKind | undefined;
  readonly birthDay?: Day | undefined;
  readonly street?: string | undefined;
  readonly postcode?: string | undefined;
  readonly town?: string | undefined;
  readonly email?: string | undefined;
  readonly phone?: string | undefined;
  readonly language?: 'nl' | 'en' | undefined;
  readonly since: Day;
  readonly until?: Day | undefined;
  readonly card?: string | undefined;
  readonly password?: string | undefined;
  readonly by: Actor;
}

/** Enrols members, one at a desk or a whole administration at once; the answers stand in the order of the wishes. */
export async function addMembers(
  tx: Tx,
  wishes: readonly AddMember[],
): Promise<Result<MemberId, AddRefusal>[]> {
  const place = await network(tx);
  const cards = wishes.flatMap(({ card }) => card ?? []);
  const taken = new Set([...(await cardsTaken(tx, cards)), ...(await loginsTaken(tx, cards))]);
  const decisions = wishes.map(wish => {
    const { by, home, since, card, password, kind = 'person', birthDay } = wish;
    if (!serves(by, home, place, since))
      return refuse({ code: 'people/not-allowed', role: 'desk', unit: home } as const);
    if ((kind === 'person') !== (birthDay !== undefined) || (birthDay !== undefined && birthDay > since))
      return refuse({ code: 'people/birthday-unsound' } as const);
    if (card !== undefined && taken.has(card)) return refuse({ code: 'people/card-taken', card } as const);
    if (password !== undefined && password.length < shortestPassword)
      return refuse({ code: 'people/password-too-short', atLeast: shortestPassword } as const);
    if (card !== undefined) taken.add(card);
    return ok(wish);
  });
  const accepted = decisions.flatMap(decision => (decision.ok ? [decision.value] : []));
  const ids = await enrol(tx, accepted);
  const idOf = new Map(accepted.map((wish, index) => [wish, ids[index]]));
  return decisions.map(decision => {
    if (!decision.ok) return decision;
    const id = idOf.get(decision.value);
    if (id === undefined) throw new Error('a member was not written');
    return ok(id);
  });
}

async function enrol(tx: Tx, wishes: readonly AddMember[]): Promise<MemberId[]> {
  if (wishes.length === 0) return [];
  const place = await network(tx);
  const ids = await insertMembers(
    tx,
    wishes.map(({ by: _by, card: _card, password: _password, ...wish }) => ({
      ...wish,
      kind: wish.kind ?? 'person',
      birthDay: wish.birthDay,
      street: wish.street,
      postcode: wish.postcode,
      town: wish.town,
      email: wish.email,
      phone: wish.phone,
      until: wish.until,
      language: wish.language ?? 'nl',
    })),
  );
  const people = wishes.flatMap((wish, index) => {
    const member = ids[index];
    return member === undefined ? [] : [{ ...wish, member }];
  });
  await insertCards(
    tx,
    people.flatMap(({ card, member }) => (card === undefined ? [] : [{ number: card, member }])),
  );
  await openAccounts(tx, people);
  await record(tx, {
    people: people.map(({ member, home, category, birthDay, postcode, since }) => ({
      kind: 'member-joined',
      day: since,
      unit: home,
      organisation: place.unit(home, since).organisation,
      municipality: place.unit(home, since).municipality,
      ageBand: ageBand(birthDay, since),
      category,
      postcodeArea: postcodeArea(postcode),
      member,
    })),
  });
  await tx.announce(
    people.map(
      ({ member }): MemberJoined => ({ kind: 'people/member-joined', subject: `member:${member}`, member }),
    ),
  );
  return ids;
}

async function openAccounts(
  tx: Tx,
  people: readonly { card?: string | undefined; password?: string | undefined; member: MemberId }[],
): Promise<void> {
  const accounts = await Promise.all(
    people.flatMap(({ card, password, member }) =>
      card === undefined || password === undefined
        ? []
        : [
            hashPassword(password).then(passwordHash => ({
              login: card.toLowerCase(),
              passwordHash,
              member,
              staff: undefined,
            })),
          ],
    ),
  );
  if (accounts.length > 0) await insertAccounts(tx, accounts);
}
