import type { EditionId } from '#catalogue';
import { type Reader, sql } from '#platform/db.ts';

/** Parts of the sitemap that hold a title: from 0, by the number of the edition, so that a title never moves. */
export const readParts = (reader: Reader, size: number): Promise<{ part: number; changedAt: Date }[]> =>
  reader.many(sql`
    select (edition - 1) / ${size}::bigint as part, max(changed_at) as changed_at
      from catalogue.edition_view join discovery.title using (edition) group by 1 order by 1`);

export const readPart = (
  reader: Reader,
  part: number,
  size: number,
): Promise<{ edition: EditionId; changedAt: Date }[]> =>
  reader.many(sql`
    select edition, changed_at
      from catalogue.edition_view
      join discovery.title using (edition)
     where edition > ${part * size}::bigint and edition <= ${(part + 1) * size}::bigint
     order by edition`);
