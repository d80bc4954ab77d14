import { sql, type Tx } from '#platform/db.ts';
import type { Request } from '../request.ts';

/** All wishes of these bundles; `ended` tells why the software ended one that is over. */
export async function lockSiblings(
  tx: Tx,
  bundles: readonly number[],
): Promise<{ request: Request; ended: string | null }[]> {
  const rows = await tx.many<Request & { ended: string | null }>(sql`
    select request.*,
           case when request.state = 'withdrawn' and request.member is not null then (
             select step.facts->>'reason' from requests.step
              where step.request = request.id order by step.number desc limit 1) end as ended
      from requests.request
     where request.bundle = any(${bundles}::bigint[])
     order by request.id
       for update of request`);
  return rows.map(({ ended, ...request }) => ({ request, ended }));
}
