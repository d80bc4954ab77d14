import type { UnitId } from '#network';
import type { Day } from '#platform/day.ts';
import { type Reader, records, sql, type Tx } from '#platform/db.ts';
import type { Role } from '../actor.ts';
import type { MemberId } from '../member.ts';

export interface AccountRow {
  readonly id: number;
  readonly passwordHash: string;
  readonly member: MemberId | null;
  readonly staff: number | null;
  readonly name: string;
}

/** An account with the name of whoever it belongs to. The login is in lower case. */
export const accountByLogin = (reader: Reader, login: string): Promise<AccountRow | undefined> =>
  reader.maybe(sql`
    select account.id, account.password_hash, account.member, account.staff,
           coalesce(staff.name, member.given_name || ' ' || member.family_name) as name
      from people.account
      left join people.staff on staff.id = account.staff
      left join people.member on member.id = account.member and member.erased_at is null
     where account.login = ${login} and num_nonnulls(staff.id, member.id) = 1`);

export const loginOfMember = async (reader: Reader, member: MemberId): Promise<string | undefined> =>
  (await reader.maybe<{ login: string }>(sql`select login from people.account where member = ${member}`))
    ?.login;

export const rolesOf = (reader: Reader, staff: number, on: Day): Promise<{ role: Role; unit: UnitId }[]> =>
  reader.many(sql`
    select role, unit from people.staff_role where staff = ${staff} and period @> ${on}::date order by role, unit`);

/** Everybody of the staff who holds one of the roles on a day, a row a role, by name. */
export const staffWithRoles = (
  reader: Reader,
  roles: readonly Role[],
  on: Day,
): Promise<{ staff: number; name: string; email: string | null; unit: UnitId }[]> =>
  reader.many(sql`
    select staff.id as staff, staff.name, staff.email, held.unit
      from people.staff_role as held
      join people.staff as staff on staff.id = held.staff
     where held.role = any(${roles}) and held.period @> ${on}::date
     order by staff.name, staff.id`);

export const loginsTaken = async (reader: Reader, logins: readonly string[]): Promise<Set<string>> =>
  new Set(
    (
      await reader.many<{ login: string }>(
        sql`select login from people.account where login = any(${logins}::text[])`,
      )
    ).map(({ login }) => login),
  );

export interface NewAccount {
  readonly login: string;
  readonly passwordHash: string;
  readonly member: MemberId | undefined;
  readonly staff: number | undefined;
}

export const insertAccounts = (tx: Tx, rows: readonly NewAccount[]): Promise<number> =>
  tx.run(sql`
    insert into people.account (login, password_hash, member, staff)
    select login, password_hash, member, staff
      from jsonb_to_recordset(${records(rows)}) as row(login text, password_hash text, member bigint, staff bigint)`);

export const insertStaff = async (tx: Tx, name: string, email: string | undefined): Promise<number> =>
  (
    await tx.one<{ id: number }>(
      sql`insert into people.staff (name, email) values (${name}, ${email ?? null}) returning id`,
    )
  ).id;

/** What colleagues are called, by number. */
export const staffNames = async (reader: Reader, ids: readonly number[]): Promise<Map<number, string>> =>
  new Map(
    (
      await reader.many<{ id: number; name: string }>(
        sql`select id, name from people.staff where id = any(${ids})`,
      )
    ).map(({ id, name }) => [id, name]),
  );

export const insertRoles = (
  tx: Tx,
  staff: number,
  rows: readonly { role: Role; unit: UnitId; from: Day }[],
): Promise<number> =>
  tx.run(sql`
    insert into people.staff_role (staff, role, unit, period)
    select ${staff}::bigint, role, unit, daterange("from", null)
      from jsonb_to_recordset(${records(rows)}) as row(role text, unit bigint, "from" date)
        on conflict do nothing`);

/** How often a login was tried in vain since a moment. */
export const failuresSince = async (reader: Reader, loginHash: Buffer, since: Date): Promise<number> =>
  (
    await reader.one<{ tries: number }>(sql`
      select count(*) as tries from people.failed_sign_in where login_hash = ${loginHash} and at > ${since}`)
  ).tries;

/** Remembers a wrong password, and forgets those of more than an hour ago. */
export const insertFailure = (tx: Tx, loginHash: Buffer, at: Date): Promise<number> =>
  tx.run(sql`
    with old as (delete from people.failed_sign_in where at < ${at}::timestamptz - interval '1 hour')
    insert into people.failed_sign_in (login_hash, at) values (${loginHash}, ${at})`);

/** Whose account it is, whomever the session acts for. */
export const memberOfAccount = async (reader: Reader, account: number): Promise<MemberId | undefined> =>
  (
    await reader.maybe<{ member: MemberId | null }>(
      sql`select member from people.account where id = ${account}`,
    )
  )?.member ?? undefined;
