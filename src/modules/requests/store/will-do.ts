import type { EditionId } from '#catalogue';
import { records, sql, type Tx } from '#platform/db.ts';
import type { Request, RequestId } from '../request.ts';
import { isActive } from './states.ts';

/** Wishes for which other editions will do and that no hand has touched yet. */
export const lockChoosy = (tx: Tx): Promise<Request[]> =>
  tx.many<Request>(sql`
    select * from requests.request
     where materials is not null and ${isActive} and state in ('asked', 'routed')
     order by id
       for update`);

export const saveAlso = (
  tx: Tx,
  rows: readonly { readonly id: RequestId; readonly also: readonly EditionId[] }[],
): Promise<number> =>
  tx.run(sql`
    update requests.request
       set also = row.also
      from jsonb_to_recordset(${records(rows)}) as row(id bigint, also bigint[])
     where request.id = row.id`);

/** Planned wishes of which the copy turned out to be of an edition that will not do. */
export const lockUnfit = (tx: Tx): Promise<Request[]> =>
  tx.many<Request>(sql`
    select request.*
      from requests.request
      join circulation.copy_view as copy on copy.item = request.item
     where request.materials is not null and ${isActive} and request.state = 'routed'
       and copy.edition <> request.edition and copy.edition <> all(request.also)
     order by request.id
       for update of request`);
