import type { EditionId, ItemId } from '#catalogue';
import type { ItemState } from '#circulation';
import type { UnitId } from '#network';
import type { Day } from '#platform/day.ts';
import { type Reader, records, sql, type Tx } from '#platform/db.ts';
import type { RequestId } from '../request.ts';
import { hasCopy } from './states.ts';

/** A copy with where it is. */
export interface CopyRow {
  readonly item: ItemId;
  readonly edition: EditionId;
  readonly home: UnitId;
  readonly unit: UnitId;
  readonly state: ItemState;
  readonly material: string;
  /** True when it serves a request already. */
  readonly captured: boolean;
}

/** Every copy of these editions that the libraries still own. */
export const readCopies = (reader: Reader, editions: readonly EditionId[]): Promise<CopyRow[]> =>
  reader.many<CopyRow>(sql`
    select copy.item, copy.edition, copy.home, copy.unit, copy.state, copy.material,
           exists (select from requests.request
                    where request.item = copy.item
                      and ${hasCopy}) as captured
      from circulation.copy_view as copy
     where copy.edition = any(${editions}) and copy.withdrawn is null and copy.state <> 'withdrawn'
     order by copy.item`);

/** How much stands on the pick lists from a day on. */
export const readLoads = (reader: Reader, from: Day): Promise<{ unit: UnitId; day: Day; lines: number }[]> =>
  reader.many(sql`
    select unit, greatest(day, ${from}::date) as day, count(*) as lines
      from requests.line
     where state = 'open'
     group by 1, 2`);

/** Branches that did not find the book, for each request. */
export const readFailures = (
  reader: Reader,
  requests: readonly RequestId[],
): Promise<{ request: RequestId; unit: UnitId }[]> =>
  reader.many(sql`
    select distinct request, unit
      from requests.line
     where request = any(${requests}) and state = 'not-found'`);

export interface Weight {
  readonly kind: 'price' | 'miss' | 'list';
  readonly unit: UnitId;
  readonly value: number;
  /** Of the pick list that it is about. */
  readonly day: Day | null;
}

export const readWeights = (reader: Reader): Promise<Weight[]> =>
  reader.many<Weight>(sql`select kind, unit, value, day from requests.weight`);

export const saveWeights = (tx: Tx, weights: readonly Weight[]): Promise<number> =>
  tx.run(sql`
    insert into requests.weight (kind, unit, value, day)
    select kind, unit, value, day
      from jsonb_to_recordset(${records(weights)}) as row(kind text, unit bigint, value double precision, day date)
    on conflict (kind, unit) do update set value = excluded.value, day = excluded.day`);

/** What lists were worth in the plan before. */
export const forgetListPrices = (tx: Tx): Promise<number> =>
  tx.run(sql`delete from requests.weight where kind = 'list'`);

/** What went from branch to branch since a day. */
export const readFlows = (
  reader: Reader,
  since: Day,
): Promise<{ supplier: UnitId; pickup: UnitId; count: number }[]> =>
  reader.many(sql`
    select supplier, pickup, count(*) as count
      from requests.request
     where supplier is not null and ready_at is not null and day >= ${since}
     group by supplier, pickup`);

/** How often branches looked and how often in vain, since a day. */
export const readPicking = (
  reader: Reader,
  since: Day,
): Promise<{ unit: UnitId; looked: number; missed: number }[]> =>
  reader.many(sql`
    select unit, count(*) as looked, count(*) filter (where state = 'not-found') as missed
      from requests.line
     where state in ('picked', 'not-found') and day >= ${since}
     group by unit`);
