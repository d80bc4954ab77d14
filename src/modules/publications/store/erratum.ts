import { type Reader, sql } from '#platform/db.ts';
import type { PublicationId } from '../publication.ts';

/**
 * Publications of which the newest version prints one of these definitions over a period that has a part in common with the
 * one given; every publication when nothing is named.
 */
export const findPrinted = (
  reader: Reader,
  { codes, period }: { readonly codes: readonly string[] | undefined; readonly period: string | undefined },
): Promise<{ id: PublicationId; number: number }[]> =>
  reader.many(sql`
    select publication.id, publication.current as number
      from publications.publication
     where publication.current is not null
       and exists (
           select from publications.frozen_figure as printed
            where printed.publication = publication.id and printed.version = publication.current
              and (${codes ?? null}::text[] is null or printed.code = any(${codes ?? null}::text[]))
              and (${period ?? null}::text is null
                   or starts_with(${period ?? null}::text, printed.period)
                   or starts_with(printed.period, ${period ?? null}::text)))
     order by publication.owner, publication.title`);
