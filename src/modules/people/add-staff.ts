import { network, type UnitId } from '#network';
import type { Day } from '#platform/day.ts';
import type { Tx } from '#platform/db.ts';
import { ok, refuse, type Result } from '#platform/result.ts';
import { type Actor, allows, type Role } from './actor.ts';
import { hashPassword, shortestPassword } from './password.ts';
import type { AddRefusal } from './refusals.ts';
import { insertAccounts, insertRoles, insertStaff, loginsTaken } from './store/accounts.ts';

/** Somebody who comes to work for the network. */
export interface AddStaff {
  readonly name: string;
  readonly email?: string | undefined;
  readonly login: string;
  readonly password: string;
  readonly roles: readonly { readonly role: Role; readonly unit: UnitId }[];
  readonly from: Day;
  readonly by: Actor;
}

/** Opens an account for somebody of the staff, with roles from a day on; whoever does it is administrator of each unit. */
export async function addStaff(tx: Tx, wish: AddStaff): Promise<Result<{ staff: number }, AddRefusal>> {
  const place = await network(tx);
  const beyond = wish.roles.find(({ unit }) => !allows(wish.by, 'admin', unit, place, wish.from));
  if (beyond) return refuse({ code: 'people/not-allowed', role: 'admin', unit: beyond.unit });
  if (wish.password.length < shortestPassword)
    return refuse({ code: 'people/password-too-short', atLeast: shortestPassword });
  const login = wish.login.toLowerCase();
  if ((await loginsTaken(tx, [login])).size > 0) return refuse({ code: 'people/login-taken', login });
  const staff = await insertStaff(tx, wish.name, wish.email);
  await insertRoles(
    tx,
    staff,
    wish.roles.map(role => ({ ...role, from: wish.from })),
  );
  await insertAccounts(tx, [
    { login, passwordHash: await hashPassword(wish.password), member: undefined, staff },
  ]);
  return ok({ staff });
}
