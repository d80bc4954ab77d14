import type { Day } from '#platform/day.ts';
import { type Reader, sql, type Tx } from '#platform/db.ts';
import type { PublicationId } from '../publication.ts';

/** Counts one more reading of a chapter on a day; an empty chapter is the first page. */
export const countReading = (
  tx: Tx,
  publication: PublicationId,
  chapter: string,
  day: Day,
): Promise<number> =>
  tx.run(sql`
    insert into publications.reading (publication, chapter, day, times)
    values (${publication}, ${chapter}, ${day}, 1)
        on conflict (publication, chapter, day) do update set times = reading.times + 1`);

/** How often each chapter was opened: since a day, and ever. */
export const readReadings = (
  reader: Reader,
  publication: PublicationId,
  since: Day,
): Promise<{ chapter: string; lately: number; ever: number }[]> =>
  reader.many(sql`
    select chapter, coalesce(sum(times) filter (where day >= ${since}), 0)::integer as lately,
           sum(times)::integer as ever
      from publications.reading
     where publication = ${publication}
     group by chapter`);
