import type { UnitId } from '#network';
import { sql, type Tx } from '#platform/db.ts';
import type { Request } from '../request.ts';

/** What lies on hold shelves of some places for a wish that is over is carried to others. */
export const saveShelves = (tx: Tx, units: ReadonlyMap<UnitId, UnitId>): Promise<number> =>
  tx.run(sql`
    update requests.request
       set shelf = row.heir
      from unnest(${[...units.keys()]}::bigint[], ${[...units.values()]}::bigint[]) as row(ended, heir)
     where request.shelf = row.ended and request.state not in ('ready', 'wrong-shelf')`);

/** Wishes for which these places were to pick a copy. */
export const lockRoutedFrom = (tx: Tx, units: readonly UnitId[]): Promise<Request[]> =>
  tx.many<Request>(sql`
    select * from requests.request
     where state = 'routed' and supplier = any(${units}::bigint[]) order by id for update`);

/** Wishes that are to be fetched at these places or lie there for elsewhere, under way or ready. */
export const lockAt = (tx: Tx, units: readonly UnitId[]): Promise<Request[]> =>
  tx.many<Request>(sql`
    select * from requests.request
     where state in ('asked', 'routed', 'picked', 'on-the-van', 'ready', 'wrong-shelf') and (pickup = any(${units}::bigint[]) or shelf = any(${units}::bigint[]))
     order by id for update`);
