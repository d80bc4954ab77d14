import { createHash } from 'node:crypto';
import { network } from '#network';
import type { Reader, Tx } from '#platform/db.ts';
import { ok, refuse, type Result } from '#platform/result.ts';
import type { Viewer } from '#web/show.tsx';
import { matches, nobodysHash } from './password.ts';
import type { SignInRefusal } from './refusals.ts';
import type { MemberId } from './member.ts';
import { accountByLogin, failuresSince, insertFailure, loginOfMember, rolesOf } from './store/accounts.ts';

/** After so many wrong passwords for a login within so many minutes, the right one is not tried either. */
export const patience = { tries: 10, minutes: 15 };

const hashOf = (login: string): Buffer => createHash('sha256').update(login).digest();
const tidy = (login: string): string => login.trim().toLowerCase();

/**
 * Whose account this is, if the password is right. An unknown login takes as long as a wrong password and gets the
 * same answer. Whoever calls writes a failure down with `noteFailure`.
 */
export async function signIn(
  reader: Reader,
  login: string,
  password: string,
  at: Date,
): Promise<Result<Viewer, SignInRefusal>> {
  const name = tidy(login);
  const since = new Date(at.getTime() - patience.minutes * 60_000);
  if ((await failuresSince(reader, hashOf(name), since)) >= patience.tries)
    return refuse({ code: 'people/too-many-tries', minutes: patience.minutes });
  const account = await accountByLogin(reader, name);
  const right = await matches(password, account?.passwordHash ?? nobodysHash);
  if (!account || !right) return refuse({ code: 'people/wrong-sign-in' });
  const place = await network(reader);
  const day = place.today(place.province.id, at);
  return ok({
    account: account.id,
    name: account.name,
    member: account.member ?? undefined,
    staff: account.staff ?? undefined,
    roles: account.staff === null ? [] : await rolesOf(reader, account.staff, day),
  });
}

/** Remembers a failed sign-in; apart from `signIn`, since a refusal rolls its transaction back. */
export const noteFailure = async (tx: Tx, login: string, at: Date): Promise<void> =>
  void (await insertFailure(tx, hashOf(tidy(login)), at));

/** Under which name a member signs in, for machines at which they show a card and type their password. */
export const loginOf = (reader: Reader, member: MemberId): Promise<string | undefined> =>
  loginOfMember(reader, member);
