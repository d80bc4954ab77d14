import type { Day } from '#platform/day.ts';
import { type Reader, sql } from '#platform/db.ts';

/** How much went, or is going, under these agreements since a day. */
export const countUnder = (
  reader: Reader,
  codes: readonly string[],
  since: Day,
): Promise<{ agreement: string; count: number }[]> =>
  reader.many(sql`
    select agreement, count(*) as count
      from requests.request
     where agreement = any(${codes}::text[]) and item is not null
       and coalesce(ready_at, asked_at) >= ${since}::date
     group by agreement`);
