import type { SourceId } from '#intake';
import type { Day } from '#platform/day.ts';
import { type Reader, sql, type Tx } from '#platform/db.ts';
import type { Audience, EditionId, WorkId } from '../edition.ts';
import type { Candidate } from '../match.ts';
import type { Row } from '../row.ts';

/** One batch after another: what two batches would match at the same time cannot be seen by either. */
export const waitForTurn = (tx: Tx): Promise<number> =>
  tx.run(sql`select pg_advisory_xact_lock(hashtext('catalogue.take'))`);

/** First numbers of blocks that nobody else will use. Only for who has the turn. */
export interface Numbers {
  readonly record: number;
  readonly edition: number;
  readonly work: number;
  readonly item: number;
}

const block = (sequence: string, size: number) =>
  sql`case when ${size}::bigint = 0 then 0
           else setval(${sequence}, nextval(${sequence}) + ${size}::bigint - 1) - ${size}::bigint + 1 end`;

/** So many numbers of each. */
export const drawNumbers = (tx: Tx, sizes: Numbers): Promise<Numbers> =>
  tx.one<Numbers>(sql`
    select ${block('catalogue.source_record_id_seq', sizes.record)} as record,
           ${block('catalogue.edition_id_seq', sizes.edition)} as edition,
           ${block('catalogue.work_id_seq', sizes.work)} as work,
           ${block('catalogue.item_id_seq', sizes.item)} as item`);

/** A record that came before, with what it means to its edition. */
export interface KnownRecord {
  readonly id: number;
  readonly controlNumber: string;
  readonly edition: EditionId;
  readonly work: WorkId;
  readonly audience: Audience;
  readonly isbns: readonly string[];
  readonly deleted: boolean;
  /** The edition is described by this record, or by one that is gone. */
  readonly leads: boolean;
  /** No other living record describes the edition. */
  readonly alone: boolean;
}

export const readKnownRecords = (
  reader: Reader,
  source: SourceId,
  controlNumbers: readonly string[],
): Promise<KnownRecord[]> =>
  reader.many<KnownRecord>(sql`
    select mine.id, mine.control_number, mine.edition, edition.work, edition.audience, edition.isbns,
           mine.deleted_on is not null as deleted,
           not exists (select from catalogue.source_record as leader
                        where leader.id = edition.record and leader.id <> mine.id
                          and leader.edition = edition.id and leader.deleted_on is null) as leads,
           not exists (select from catalogue.source_record as other
                        where other.edition = edition.id and other.id <> mine.id and other.deleted_on is null) as alone
      from catalogue.source_record as mine
      join catalogue.edition on edition.id = mine.edition
     where mine.source = ${source} and mine.control_number = any(${controlNumbers}::text[])`);

type CandidateRow = Row<Candidate> & { readonly work: WorkId; readonly audience: Audience };

/**
 * Editions that may be found under keys, without those that the source describes itself: a library knows its own
 * doubles. Keys are looked up by their hash, so a stranger may be among them.
 */
export const readCandidates = (
  reader: Reader,
  source: SourceId,
  keys: readonly string[],
): Promise<CandidateRow[]> =>
  reader.many<CandidateRow>(sql`
    select edition.id as edition, edition.work, edition.audience, edition.title, edition.authors, edition.year,
           edition.material, edition.part, edition.isbns
      from catalogue.edition
     where edition.id in (select edition from catalogue.match_key
                           where key = any(array(select hashtextextended(key, 0)
                                                   from unnest(${keys}::text[]) as wanted(key))))
       and not exists (select from catalogue.source_record as own
                        where own.edition = edition.id and own.source = ${source} and own.deleted_on is null)`);

/** A record with the edition it belongs to, and why. */
export interface Membership {
  readonly record: number;
  readonly edition: EditionId;
  readonly rule: string;
  readonly evidence: string;
}

/** A record that never came before. */
export interface NewRecord extends Membership {
  readonly controlNumber: string;
  readonly arrival: number | undefined;
}

export const insertRecords = (
  tx: Tx,
  source: SourceId,
  rows: readonly NewRecord[],
  on: Day,
): Promise<number> =>
  tx.run(sql`
    with row as (
      select * from unnest(${rows.map(r => r.record)}::bigint[], ${rows.map(r => r.controlNumber)}::text[],
                           ${rows.map(r => r.arrival)}::bigint[], ${rows.map(r => r.edition)}::bigint[],
                           ${rows.map(r => r.rule)}::text[], ${rows.map(r => r.evidence)}::text[])
        as row(record, control_number, arrival, edition, rule, evidence)
    ), joined as (
      insert into catalogue.membership (record, edition, rule, evidence, from_on)
      select record, edition, rule, evidence, ${on} from row
    )
    insert into catalogue.source_record (id, source, control_number, arrival, edition)
    overriding system value
    select record, ${source}, control_number, arrival, edition from row`);

/** A newer version of records; those that were deleted are back. */
export const updateRecords = (
  tx: Tx,
  rows: readonly { id: number; arrival: number | undefined }[],
  on: Day,
): Promise<number> =>
  tx.run(sql`
    with row as (
      select * from unnest(${rows.map(r => r.id)}::bigint[], ${rows.map(r => r.arrival)}::bigint[]) as row(id, arrival)
    ), back as (
      insert into catalogue.membership (record, edition, rule, evidence, from_on)
      select record.id, record.edition, 'came back', record.control_number, ${on}
        from catalogue.source_record as record
        join row on row.id = record.id
       where record.deleted_on is not null
    )
    update catalogue.source_record as record
       set arrival = row.arrival, deleted_on = null
      from row
     where record.id = row.id`);

export const deleteRecords = (tx: Tx, ids: readonly number[], on: Day): Promise<number> =>
  tx.run(sql`
    with ended as (
      update catalogue.membership
         set to_on = greatest(${on}, from_on)
       where record = any(${ids}::bigint[]) and to_on is null
    )
    update catalogue.source_record set deleted_on = ${on} where id = any(${ids}::bigint[]) and deleted_on is null`);

export interface MatchKey {
  readonly key: string;
  readonly edition: EditionId;
}

export const insertKeys = (tx: Tx, keys: readonly MatchKey[]): Promise<number> =>
  tx.run(sql`
    insert into catalogue.match_key (key, edition)
    select hashtextextended(key, 0), edition
      from unnest(${keys.map(k => k.key)}::text[], ${keys.map(k => k.edition)}::bigint[]) as row(key, edition)
    on conflict do nothing`);

export const deleteKeys = (tx: Tx, editions: readonly EditionId[]): Promise<number> =>
  tx.run(sql`delete from catalogue.match_key where edition = any(${editions}::bigint[])`);
