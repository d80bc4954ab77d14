import { type Reader, sql } from '#platform/db.ts';
import type { EditionId } from '../edition.ts';

/** A title as a cataloguer finds it. */
export interface FoundTitle {
  readonly edition: EditionId;
  readonly title: string;
  readonly authors: readonly string[];
  readonly year: number | null;
  readonly material: string;
  readonly records: number;
}

/**
 * Titles by what a cataloguer has in hand: the number of an edition, an ISBN, a barcode, what a source calls a record, else words
 * of the title. The search of residents is elsewhere; this one looks in the
 * catalogue itself, among what somebody described.
 */
export const findTitles = (reader: Reader, typed: string, limit: number): Promise<FoundTitle[]> => {
  const number = /^\d{1,15}$/.test(typed) ? Number(typed) : null;
  const words = typed
    .toLowerCase()
    .split(/\s+/)
    .filter(Boolean)
    .map(word => `%${word.replaceAll(/[\\%_]/g, '\\$&')}%`);
  return reader.many<FoundTitle>(sql`
    with found as (
      select id from catalogue.edition where id = ${number}::bigint
       union
      select leads_to from catalogue.redirect where edition = ${number}::bigint
       union
      select edition from catalogue.item where barcode = ${typed}
       union
      select edition from catalogue.source_record where control_number = ${typed}
       union
      select record.edition
        from catalogue.record_key as key
        join catalogue.source_record as record on record.id = key.record
       where key.key = hashtextextended('isbn ' || ${typed.replaceAll(/[\s-]/g, '')}, 0)
       union
      (select id from catalogue.edition where ${words.length > 0} and title ilike all (${words}::text[]) order by id limit ${limit}))
    select edition.id as edition, edition.title, edition.authors, edition.year, edition.material,
           (select count(*) from catalogue.source_record as record
             where record.edition = edition.id and record.deleted_on is null) as records
      from found
      join catalogue.edition on edition.id = found.id and edition.record is not null
     order by edition.sort_title, edition.id
     limit ${limit}`);
};
