import type { UnitId } from '#network';
import type { Day } from '#platform/day.ts';
import { type Reader, sql, type Tx } from '#platform/db.ts';
import type { MemberId } from '../member.ts';

/** A member of whom the book must hear something. */
export interface Miscounted {
  readonly member: MemberId;
  /** Where they are counted until now, or will be. */
  readonly unit: UnitId;
  /** False for who came back. */
  readonly left: boolean;
  readonly category: string;
  readonly birthDay: Day | null;
  readonly postcode: string | null;
  /** Their last day, when they have one. */
  readonly until: Day | null;
  /** True when nothing may lead to them any more. */
  readonly forgotten: boolean;
}

const columns = sql`id as member, coalesce(counted, home) as unit, counted is not null as left, category, birth_day, postcode,
  until, erased_at is not null and merged_into is null as forgotten`;

/** Who is counted and is no member on a day, and the other way round. */
export const readMiscounted = (reader: Reader, on: Day): Promise<Miscounted[]> =>
  reader.many<Miscounted>(sql`
    select ${columns}
      from people.member
     where (counted is not null) <> (erased_at is null and (until is null or until >= ${on}))
     order by id`);

/** Those of some members that are still counted. */
export const readCounted = (reader: Reader, ids: readonly MemberId[]): Promise<Miscounted[]> =>
  reader.many<Miscounted>(sql`
    select ${columns} from people.member where id = any(${ids}::bigint[]) and counted is not null order by id`);

/** Turns round whether members are counted. */
export const saveCounted = (tx: Tx, ids: readonly MemberId[]): Promise<number> =>
  tx.run(sql`
    update people.member set counted = case when counted is null then home end where id = any(${ids}::bigint[])`);
