import type { EditionId } from '#catalogue';
import type { UnitId } from '#network';
import type { Day } from '#platform/day.ts';
import { type Reader, sql } from '#platform/db.ts';

/** How often titles were lent and asked for at branches since a day. */
export const readDemand = (
  reader: Reader,
  editions: readonly EditionId[],
  since: Day,
): Promise<{ edition: EditionId; unit: UnitId; count: number }[]> =>
  reader.many(sql`
    select edition, unit, sum(n)::bigint as count
      from (select copy.edition, loan.unit, count(*) as n
              from circulation.copy_view as copy
              join circulation.loan_view as loan on loan.item = copy.item
             where copy.edition = any(${editions}::bigint[]) and loan.day >= ${since}::date
             group by 1, 2
             union all
            select edition, pickup, count(*)
              from requests.request
             where edition = any(${editions}::bigint[]) and state in ('asked', 'routed', 'picked', 'on-the-van', 'ready', 'wrong-shelf')
             group by 1, 2) as wanted
     group by edition, unit`);
