import type { UnitId } from '#network';
import type { Day } from '#platform/day.ts';
import type { RawBuilder } from 'kysely';
import { type Reader, records, sql, type Tx } from '#platform/db.ts';
import type { MemberId } from '../member.ts';

/** A member of whom the book must hear something. */
export interface Miscounted {
  readonly member: MemberId;
  /** Where they are counted until now, or will be. */
  readonly unit: UnitId;
  /** Where they belong. */
  readonly home: UnitId;
  /** `left` is no member any more, `back` is one again, `moved` belongs elsewhere. */
  readonly what: 'left' | 'back' | 'moved';
  readonly isPerson: boolean;
  readonly category: string;
  readonly birthDay: Day | null;
  readonly postcode: string | null;
  /** Their last day, when they have one. */
  readonly until: Day | null;
  /** True when nothing may lead to them any more. */
  readonly forgotten: boolean;
}

const columns = (what: RawBuilder<unknown>) => sql`
  id as member, coalesce(counted, home) as unit, home, ${what} as what, kind = 'person' as is_person, category, birth_day, postcode,
  until, erased_at is not null and merged_into is null as forgotten`;

const isMember = (on: Day) => sql`(erased_at is null and (until is null or until >= ${on}))`;

/** Who is counted and is no member on a day, the other way round, and who is counted where they do not belong any more. */
export const readMiscounted = (reader: Reader, on: Day): Promise<Miscounted[]> =>
  reader.many<Miscounted>(sql`
    select ${columns(sql`case when counted is null then 'back' when ${isMember(on)} then 'moved' else 'left' end`)}
      from people.member
     where (counted is not null) <> ${isMember(on)} or counted <> home
     order by id`);

/** Those of some members, or all, that are counted where they do not belong any more. */
export const readMoved = (reader: Reader, ids: readonly MemberId[], on: Day): Promise<Miscounted[]> =>
  reader.many<Miscounted>(sql`
    select ${columns(sql`'moved'`)}
      from people.member
     where id = any(${ids}::bigint[]) and counted <> home and ${isMember(on)}
     order by id`);

/** Those of some members that are still counted. */
export const readCounted = (reader: Reader, ids: readonly MemberId[]): Promise<Miscounted[]> =>
  reader.many<Miscounted>(sql`
    select ${columns(sql`'left'`)} from people.member where id = any(${ids}::bigint[]) and counted is not null order by id`);

/** Notes where members are counted from now on; nowhere for who left. */
export const saveCounted = (
  tx: Tx,
  members: readonly { readonly member: MemberId; readonly counted: UnitId | null }[],
): Promise<number> =>
  tx.run(sql`
    update people.member
       set counted = row.counted
      from jsonb_to_recordset(${records(members)}) as row(member bigint, counted bigint)
     where id = row.member`);
