import type { UnitId } from '#network';
import { type Reader, sql } from '#platform/db.ts';
import type { RequestId } from '../request.ts';

/** A copy that lay ready at another branch than where it came from. */
export interface Crossing {
  readonly request: RequestId;
  readonly readyAt: Date;
  readonly supplier: UnitId;
  readonly pickup: UnitId;
  readonly agreement: string | null;
}

/** What came from elsewhere and lay ready in a period, `until` not included; in the order of requests. */
export const readCrossings = (reader: Reader, from: Date, until: Date): Promise<Crossing[]> =>
  reader.many<Crossing>(sql`
    select id as request, ready_at, supplier, pickup, agreement
      from requests.request
     where ready_at >= ${from} and ready_at < ${until} and supplier <> pickup
     order by id`);
