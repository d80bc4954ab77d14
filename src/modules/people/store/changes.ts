import type { UnitId } from '#network';
import type { Day } from '#platform/day.ts';
import { type Reader, sql, type Tx } from '#platform/db.ts';
import type { EndReason, MemberId, Particulars } from '../member.ts';

export const saveParticulars = (tx: Tx, next: Particulars & { readonly id: MemberId }): Promise<number> =>
  tx.run(sql`
    update people.member
       set given_name = ${next.givenName}, family_name = ${next.familyName}, birth_day = ${next.birthDay ?? null},
           home = ${next.home}, street = ${next.street ?? null}, postcode = ${next.postcode ?? null},
           town = ${next.town ?? null}, email = ${next.email ?? null}, phone = ${next.phone ?? null},
           language = ${next.language}
     where id = ${next.id}`);

export const saveUntil = (tx: Tx, member: MemberId, until: Day): Promise<number> =>
  tx.run(sql`update people.member set until = ${until}, ended_why = null where id = ${member}`);

export const saveEnd = (tx: Tx, member: MemberId, until: Day, why: EndReason): Promise<number> =>
  tx.run(sql`
    update people.member
       set until = ${until}, ended_why = ${why},
           email = case when ${why} = 'deceased' then null else email end,
           phone = case when ${why} = 'deceased' then null else phone end
     where id = ${member}`);

export const saveHistory = (tx: Tx, member: MemberId, since: Date | null): Promise<number> =>
  tx.run(sql`update people.member set history_since = ${since}::timestamptz where id = ${member}`);

/** Members of some places get another home branch, and those to whom they brought things are brought them from there. */
export const saveHomes = (
  tx: Tx,
  homes: ReadonlyMap<UnitId, UnitId>,
): Promise<{ member: MemberId; from: UnitId; to: UnitId; belongs: boolean }[]> =>
  tx.many(sql`
    with row as (
      select * from unnest(${[...homes.keys()]}::bigint[], ${[...homes.values()]}::bigint[]) as row(ended, heir)
    ), brought as (
      update people.home_delivery set branch = row.heir
        from row
       where home_delivery.branch = row.ended
      returning home_delivery.member, row.ended, row.heir, false as belongs
    ), moved as (
      update people.member
         set home = row.heir
        from row
       where member.home = row.ended
      returning member.id as member, row.ended, row.heir, true as belongs
    )
    select distinct on (member) member, ended as "from", heir as "to", belongs
      from (select * from moved union all select * from brought) as told
     order by member, belongs desc`);

/** Members whose last day is one of these by itself: nobody ended it, as who leaves or dies does. */
export const expiring = async (reader: Reader, from: Day, until: Day): Promise<MemberId[]> =>
  (
    await reader.many<{ id: MemberId }>(sql`
      select id from people.member
       where until between ${from} and ${until} and ended_why is null and erased_at is null order by id`)
  ).map(({ id }) => id);
