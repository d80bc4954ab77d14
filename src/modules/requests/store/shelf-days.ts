import type { ItemId } from '#catalogue';
import type { UnitId } from '#network';
import type { Day } from '#platform/day.ts';
import { records, sql, type Tx } from '#platform/db.ts';
import type { RequestId } from '../request.ts';

/** Everything that lies ready where its reader fetches it, locked. */
export const lockReady = (
  tx: Tx,
): Promise<{ id: RequestId; item: ItemId; shelf: UnitId; readyAt: Date; shelfUntil: Day }[]> =>
  tx.many(sql`
    select id, item, shelf, ready_at, shelf_until from requests.request where state = 'ready' and deliver_on is null order by id for update`);

export const saveShelfUntil = (
  tx: Tx,
  rows: readonly { readonly id: RequestId; readonly until: Day }[],
): Promise<number> =>
  tx.run(sql`
    update requests.request
       set shelf_until = row.until
      from jsonb_to_recordset(${records(rows)}) as row(id bigint, until date)
     where request.id = row.id`);
