import type { SourceId } from '#intake';
import { copyInto } from '#platform/copy.ts';
import type { Day } from '#platform/day.ts';
import { type Reader, sql, type Tx } from '#platform/db.ts';
import type { Description, EditionId } from '../edition.ts';

/** What a record says, with the key of the work that it belongs to. */
export interface Said extends Description {
  readonly workKey: string | undefined;
}

/** One batch after another: what two batches would match at the same time cannot be seen by either. */
export const waitForTurn = (tx: Tx): Promise<number> =>
  tx.run(sql`select pg_advisory_xact_lock(hashtext('catalogue.take'))`);

/** A record that came before. */
export interface KnownRecord {
  readonly id: number;
  readonly controlNumber: string;
  readonly edition: EditionId;
  readonly deleted: boolean;
  readonly said: Said | null;
}

export const readKnownRecords = (
  reader: Reader,
  source: SourceId,
  controlNumbers: readonly string[],
): Promise<KnownRecord[]> =>
  reader.many<KnownRecord>(sql`
    select id, control_number, edition, deleted_on is not null as deleted, said
      from catalogue.source_record
     where source = ${source} and control_number = any(${controlNumbers}::text[])`);

/** A record under its number: how it came before, or without an edition when it never did. */
export type Claimed = KnownRecord | (Pick<KnownRecord, 'id' | 'controlNumber'> & { readonly edition: null });

/** The records that a source calls so, in that order; those that never came get a number. Only for who has the turn. */
export const claimRecords = (
  tx: Tx,
  source: SourceId,
  controlNumbers: readonly string[],
): Promise<Claimed[]> =>
  tx.many<Claimed>(sql`
    select coalesce(id, nextval('catalogue.source_record_id_seq')) as id, name as control_number, edition,
           deleted_on is not null as deleted, said
      from (select wanted.name, known.id, known.edition, known.deleted_on, known.said
              from unnest(${controlNumbers}::text[]) with ordinality as wanted(name, place)
              left join catalogue.source_record as known on known.source = ${source} and known.control_number = wanted.name
             order by wanted.place) as called`);

/** A living record as grouping reads it. */
export interface LivingRecord {
  readonly id: number;
  readonly source: SourceId;
  readonly controlNumber: string;
  readonly edition: EditionId;
  readonly said: Said;
}

export const readLivingRecords = (reader: Reader, ids: readonly number[]): Promise<LivingRecord[]> =>
  reader.many<LivingRecord>(sql`
    select id, source, control_number, edition, said
      from catalogue.source_record
     where id = any(${ids}::bigint[]) and deleted_on is null and said is not null`);

/** A record with where its bytes are kept, living or gone. */
export interface KeptRow {
  readonly id: number;
  readonly source: SourceId;
  readonly controlNumber: string;
  /** Null for a record that came without a file. */
  readonly arrival: number | null;
  readonly edition: EditionId;
  /** The title of that edition. */
  readonly title: string;
}

export const readKept = (reader: Reader, ids: readonly number[]): Promise<KeptRow[]> =>
  reader.many<KeptRow>(sql`
    select record.id, record.source, record.control_number, record.arrival, record.edition, edition.title
      from catalogue.source_record as record
      join catalogue.edition on edition.id = record.edition
     where record.id = any(${ids}::bigint[])
     order by record.source, record.control_number`);

export const readLivingOfEditions = (
  reader: Reader,
  editions: readonly EditionId[],
): Promise<LivingRecord[]> =>
  reader.many<LivingRecord>(sql`
    select id, source, control_number, edition, said
      from catalogue.source_record
     where edition = any(${editions}::bigint[]) and deleted_on is null and said is not null
     order by source, control_number`);

/** A key that several living records carry. */
export interface Sharing {
  readonly key: string;
  readonly carriers: number;
  /** Null when there are more than were asked for. */
  readonly records: readonly number[] | null;
}

/** Those of these keys that more than one record carries, with the records of those that at most so many carry. */
export const readSharing = (reader: Reader, keys: readonly string[], most: number): Promise<Sharing[]> =>
  reader.many<Sharing>(sql`
    with shared as materialized (
      select key, count(*) as carriers, case when count(*) <= ${most} then array_agg(record::float8) end as records
        from catalogue.record_key
       where key = any(array(select hashtextextended(key, 0) from unnest(${keys}::text[]) as wanted(key)))
       group by key
      having count(*) > 1
    )
    select wanted.key, carriers, records
      from shared
      join unnest(${keys}::text[]) as wanted(key) on hashtextextended(wanted.key, 0) = shared.key`);

/** Editions that these records belonged to and that stand for another one now. Where no edition ever did, no more is looked at. */
export const readOnce = (
  reader: Reader,
  records: readonly number[],
): Promise<{ record: number; edition: EditionId }[]> =>
  reader.many(sql`
    select distinct membership.record, membership.edition
      from catalogue.redirect
      join catalogue.membership on membership.edition = redirect.edition
     where membership.record = any(${records}::bigint[])
       and (select exists (select from catalogue.redirect))`);

/** A record with the edition it belongs to, and why. */
export interface Membership {
  readonly record: number;
  readonly edition: EditionId;
  readonly rule: string;
  readonly evidence: string;
  readonly toldBy: number | undefined;
}

/** A record that never came before. */
export interface NewRecord extends Membership {
  readonly controlNumber: string;
  readonly arrival: number | undefined;
  readonly said: Said;
}

const json = (said: Said): string => JSON.stringify(said);

export async function insertRecords(
  tx: Tx,
  source: SourceId,
  rows: readonly NewRecord[],
  on: Day,
): Promise<void> {
  const kept = copyInto(
    tx,
    'catalogue.source_record',
    {
      id: 'bigint',
      source: 'bigint',
      controlNumber: 'text',
      arrival: 'bigint',
      edition: 'bigint',
      said: 'jsonb',
    },
    rows.map(({ record: id, controlNumber, arrival, edition, said }) => ({
      id,
      source,
      controlNumber,
      arrival,
      edition,
      said: json(said),
    })),
  );
  await Promise.all([kept, insertMemberships(tx, rows, on)]);
}

export const insertMemberships = (tx: Tx, rows: readonly Membership[], on: Day): Promise<number> =>
  copyInto(
    tx,
    'catalogue.membership',
    { record: 'bigint', edition: 'bigint', rule: 'text', evidence: 'text', toldBy: 'bigint', fromOn: 'date' },
    rows.map(row => ({ ...row, fromOn: on })),
  );

/** A newer version of records; those that were deleted are back. */
export const updateRecords = (
  tx: Tx,
  rows: readonly { id: number; arrival: number | undefined; said: Said }[],
): Promise<number> =>
  tx.run(sql`
    update catalogue.source_record as record
       set arrival = row.arrival, said = row.said::jsonb, deleted_on = null
      from unnest(${rows.map(r => r.id)}::bigint[], ${rows.map(r => r.arrival)}::bigint[],
                  ${rows.map(r => json(r.said))}::text[]) as row(id, arrival, said)
     where record.id = row.id`);

/** Ends what was: these records belong elsewhere now, or are gone. */
export const endMemberships = (tx: Tx, records: readonly number[], on: Day): Promise<number> =>
  tx.run(sql`
    update catalogue.membership
       set to_on = greatest(${on}, from_on)
     where record = any(${records}::bigint[]) and to_on is null`);

/** Moves records, with their copies, to other editions; answers the copies that are still in the collection. */
export const moveRecords = (
  tx: Tx,
  moves: readonly { record: number; to: EditionId }[],
): Promise<{ item: number; from: EditionId; to: EditionId }[]> =>
  tx.many(sql`
    with row as (
      select * from unnest(${moves.map(m => m.record)}::bigint[], ${moves.map(m => m.to)}::bigint[]) as row(record, edition)
    ), moved as (
      update catalogue.source_record as record
         set edition = row.edition
        from row
       where record.id = row.record
    ), before as (
      select item.id, item.edition, row.edition as target, item.withdrawn
        from catalogue.item
        join row on row.record = item.record
       where item.edition <> row.edition
    ), carried as (
      update catalogue.item
         set edition = before.target
        from before
       where item.id = before.id
    )
    select id as item, edition as "from", target as "to" from before where withdrawn is null order by id`);

export const deleteRecords = (tx: Tx, ids: readonly number[], on: Day): Promise<number> =>
  tx.run(sql`
    update catalogue.source_record set deleted_on = ${on} where id = any(${ids}::bigint[]) and deleted_on is null`);

export interface RecordKey {
  readonly key: string;
  readonly record: number;
}

/** Keeps keys in their order in the index, which is quickest; those of records that came before may stand there already. */
export const insertKeys = (
  tx: Tx,
  keys: readonly RecordKey[],
  known: 'new' | 'perhaps known',
): Promise<number> =>
  tx.run(sql`
    insert into catalogue.record_key (key, record)
    select distinct hashtextextended(key, 0) as key, record
      from unnest(${keys.map(k => k.key)}::text[], ${keys.map(k => k.record)}::bigint[]) as row(key, record)
     order by key, record
    ${known === 'new' ? sql`` : sql`on conflict do nothing`}`);

export const deleteKeys = (tx: Tx, keys: readonly RecordKey[]): Promise<number> =>
  tx.run(sql`
    delete from catalogue.record_key
     using unnest(${keys.map(k => k.key)}::text[], ${keys.map(k => k.record)}::bigint[]) as row(key, record)
     where record_key.key = hashtextextended(row.key, 0) and record_key.record = row.record`);

/** Numbers by which nothing is found or judged. */
export const readBadNumbers = async (reader: Reader): Promise<ReadonlySet<string>> =>
  new Set(
    (await reader.many<{ isbn: string }>(sql`select isbn from catalogue.bad_number`)).map(({ isbn }) => isbn),
  );
