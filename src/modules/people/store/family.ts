import type { Day } from '#platform/day.ts';
import { type Reader, sql, type Tx } from '#platform/db.ts';
import type { MemberId } from '../member.ts';

export const insertGuardian = (
  tx: Tx,
  guardian: MemberId,
  child: MemberId,
  from: Day,
  by: number | undefined,
): Promise<number> =>
  tx.run(sql`
    insert into people.guardian (guardian, child, from_day, by) values (${guardian}, ${child}, ${from}, ${by ?? null})
    on conflict do nothing`);

export const deleteGuardian = (tx: Tx, guardian: MemberId, child: MemberId): Promise<number> =>
  tx.run(sql`delete from people.guardian where guardian = ${guardian} and child = ${child}`);

export const readChildren = async (reader: Reader, guardian: MemberId): Promise<MemberId[]> =>
  (
    await reader.many<{ child: MemberId }>(
      sql`select child from people.guardian where guardian = ${guardian}`,
    )
  ).map(({ child }) => child);

/** The one that was named first stands first. */
export const readGuardians = async (reader: Reader, child: MemberId): Promise<MemberId[]> =>
  (
    await reader.many<{ guardian: MemberId }>(sql`
      select guardian from people.guardian where child = ${child} order by from_day, guardian`)
  ).map(({ guardian }) => guardian);

export const insertProxy = (
  tx: Tx,
  member: MemberId,
  proxy: MemberId,
  from: Day,
  until: Day | null,
): Promise<number> =>
  tx.run(sql`
    insert into people.proxy (member, proxy, from_day, until) values (${member}, ${proxy}, ${from}, ${until})
    on conflict (member, proxy) do update set until = excluded.until`);

export const deleteProxy = (tx: Tx, member: MemberId, proxy: MemberId): Promise<number> =>
  tx.run(sql`delete from people.proxy where member = ${member} and proxy = ${proxy}`);

export const readProxies = (
  reader: Reader,
  member: MemberId,
  day: Day,
): Promise<{ proxy: MemberId; name: string; until: Day | null }[]> =>
  reader.many(sql`
    select member.id as proxy, trim(member.given_name || ' ' || member.family_name) as name, proxy.until
      from people.proxy join people.member on member.id = proxy.proxy and member.erased_at is null
     where proxy.member = ${member} and (proxy.until is null or proxy.until >= ${day})
     order by member.name_order`);

export const isProxy = async (
  reader: Reader,
  member: MemberId,
  proxy: MemberId,
  day: Day,
): Promise<boolean> =>
  (await reader.maybe(sql`
    select from people.proxy
     where member = ${member} and proxy = ${proxy} and from_day <= ${day} and (until is null or until >= ${day})`)) !==
  undefined;
