import type { SourceId } from '#intake';
import { type Reader, sql } from '#platform/db.ts';

/** A living record of a source with the version that it is now. */
export interface LivingArrival {
  readonly id: number;
  readonly controlNumber: string;
  /** The title in which it stands. */
  readonly title: string;
  readonly arrival: number;
}

/** The next living records of a source behind a control number, at most so many; only some, when that is asked. */
export const readLivingArrivals = (
  reader: Reader,
  source: SourceId,
  { after, most, records }: { after: string; most: number; records: readonly number[] | undefined },
): Promise<LivingArrival[]> =>
  reader.many<LivingArrival>(sql`
    select record.id, record.control_number, edition.title, record.arrival
      from catalogue.source_record as record
      join catalogue.edition on edition.id = record.edition
     where record.source = ${source} and record.deleted_on is null and record.arrival is not null
       and record.control_number > ${after}
       and (${records === undefined} or record.id = any(${records ?? []}::bigint[]))
     order by record.control_number
     limit ${most}`);

/** A name that somebody typed, and what it stands for. */
export interface Named {
  readonly typed: string;
  /** Null when the source has no living record of that name. */
  readonly record: number | null;
  /** The source that describes it, when this one does not. */
  readonly elsewhere: SourceId | null;
}

/**
 * The records of a source by a barcode of one of their copies or, when anything will do, an ISBN-13, the number of a title or what the source calls
 * them; every name at least once.
 */
export const readNamed = (
  reader: Reader,
  source: SourceId,
  names: readonly { readonly typed: string; readonly isbn: string | undefined }[],
  by: 'barcode' | 'anything',
): Promise<Named[]> =>
  reader.many<Named>(sql`
    with named as (
      select distinct typed, isbn, case when typed ~ '^[0-9]{1,15}$' then typed::bigint end as number
        from unnest(${names.map(({ typed }) => typed)}::text[], ${names.map(({ isbn }) => isbn ?? '')}::text[])
             as row(typed, isbn)),
    found as (
      select typed, item.record from named join catalogue.item on item.barcode = typed and item.withdrawn is null
       union
      select typed, record.id
        from named
        join catalogue.source_record as record on record.control_number = typed or record.edition = number
       where ${by === 'anything'}
       union
      select typed, key.record
        from named
        join catalogue.record_key as key on key.key = hashtextextended('isbn ' || isbn, 0)
       where ${by === 'anything'}),
    living as (
      select found.typed, record.id, record.source
        from found
        join catalogue.source_record as record on record.id = found.record
       where record.deleted_on is null)
    select named.typed, mine.id as record,
           case when mine.id is null then
             (select min(living.source) from living where living.typed = named.typed)
           end as elsewhere
      from named
      left join living as mine on mine.typed = named.typed and mine.source = ${source}
     order by named.typed`);
