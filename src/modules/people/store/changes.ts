import type { UnitId } from '#network';
import type { Day } from '#platform/day.ts';
import { sql, type Tx } from '#platform/db.ts';
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
export const saveHomes = (tx: Tx, homes: ReadonlyMap<UnitId, UnitId>): Promise<number> =>
  tx.run(sql`
    with row as (
      select * from unnest(${[...homes.keys()]}::bigint[], ${[...homes.values()]}::bigint[]) as row(ended, heir)
    ), brought as (
      update people.home_delivery set branch = row.heir from row where home_delivery.branch = row.ended
    )
    update people.member
       set home = row.heir
      from row
     where member.home = row.ended`);
