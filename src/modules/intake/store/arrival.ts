import { type ColumnTypes, copyInto } from '#platform/copy.ts';
import { type Reader, records, sql, type Tx } from '#platform/db.ts';
import type { DeliveryId } from '../delivery.ts';
import type { SourceId } from '../source.ts';

/** A version that a source sent of a record. */
export interface KnownVersion {
  readonly controlNumber: string;
  readonly hash: string;
  readonly dated: string | null;
  /** From the newest delivery that held the record. */
  readonly newest: boolean;
}

/**
 * The versions in the newest delivery that held each control number, or in all when this delivery repeats another; a file may hold
 * a number more than once.
 */
export const readKnown = (
  reader: Reader,
  source: SourceId,
  controlNumbers: readonly string[],
  delivery: DeliveryId,
): Promise<KnownVersion[]> =>
  reader.many(sql`
    select control_number, encode(hash, 'hex') as hash, dated, age = 1 as newest
      from (select control_number, hash, dated, rank() over (partition by control_number order by delivery desc) as age
              from intake.arrival
             where source = ${source} and control_number = any(${controlNumbers}::text[]) and state = 'accepted') as came
     where age = 1 or (select repeats is not null from intake.delivery where id = ${delivery})`);

/** What records are called that are known by what a harvest calls them. */
export const readNames = (
  reader: Reader,
  source: SourceId,
  identifiers: readonly string[],
): Promise<{ identifier: string; controlNumber: string }[]> =>
  reader.many(sql`
    select distinct on (identifier) identifier, control_number
      from intake.arrival
     where source = ${source} and identifier = any(${identifiers}::text[]) and control_number is not null
     order by identifier, id desc`);

/** A row of `arrival`. */
export interface ArrivalRow {
  readonly place: number;
  readonly start: number;
  readonly controlNumber: string | undefined;
  readonly hash: Uint8Array;
  readonly bytes: Uint8Array;
  readonly state: 'accepted' | 'refused';
  readonly reason: string | undefined;
  readonly warnings: readonly string[];
  readonly gone: boolean;
  readonly identifier: string | undefined;
  readonly dated: string | undefined;
}

const columnTypes = {
  id: 'bigint',
  delivery: 'bigint',
  source: 'bigint',
  place: 'integer',
  start: 'bigint',
  controlNumber: 'text',
  hash: 'bytea',
  bytes: 'bytea',
  state: 'text',
  reason: 'text',
  warnings: 'text[]',
  gone: 'boolean',
  identifier: 'text',
  dated: 'text',
} as const satisfies ColumnTypes<keyof ArrivalRow | 'id' | 'delivery' | 'source'>;

/** So many numbers for arrivals. */
export const drawNumbers = async (tx: Tx, count: number): Promise<number[]> =>
  count === 0
    ? []
    : (
        await tx.one<{ ids: number[] }>(sql`
          select array_agg(nextval('intake.arrival_id_seq')::float8) as ids from generate_series(1, ${count}::integer)`)
      ).ids;

/** Keeps arrivals with their bytes under these numbers, in the same order. */
export const insertArrivals = (
  tx: Tx,
  delivery: DeliveryId,
  source: SourceId,
  ids: readonly number[],
  rows: readonly ArrivalRow[],
): Promise<number> =>
  copyInto(
    tx,
    'intake.arrival',
    columnTypes,
    rows.map((row, i) => ({ ...row, id: ids[i], delivery, source })),
  );

/** Sets arrivals aside that were accepted at first, and counts them so. */
export const refuseAccepted = (
  tx: Tx,
  refusals: readonly { arrival: number; reason: string }[],
): Promise<number> =>
  tx.run(sql`
    with refused as (
      update intake.arrival
         set state = 'refused', reason = row.reason
        from jsonb_to_recordset(${records(refusals)}) as row(arrival bigint, reason text)
       where id = row.arrival and state = 'accepted'
      returning delivery
    )
    update intake.delivery
       set accepted = accepted - counted.number, refused = refused + counted.number
      from (select delivery, count(*) as number from refused group by delivery) as counted
     where id = counted.delivery`);

export const addWarnings = (
  tx: Tx,
  warnings: readonly { arrival: number; warning: string }[],
): Promise<number> =>
  tx.run(sql`
    update intake.arrival
       set warnings = arrival.warnings || row.warnings
      from (select arrival, array_agg(distinct warning) as warnings
              from jsonb_to_recordset(${records(warnings)}) as one(arrival bigint, warning text)
             group by arrival) as row
     where id = row.arrival`);

/** A stretch that was set aside, or taken with a warning. */
export interface Remark {
  readonly arrival: number;
  readonly place: number;
  readonly start: number;
  readonly size: number;
  readonly controlNumber: string | null;
  readonly state: 'accepted' | 'refused';
  readonly reason: string | null;
  readonly warnings: readonly string[];
  /** The first bytes, at most 80. */
  readonly head: Buffer;
}

export const readRemarks = (
  reader: Reader,
  delivery: DeliveryId,
  state: 'accepted' | 'refused',
  { after, most }: { after: number; most: number },
): Promise<Remark[]> =>
  reader.many<Remark>(sql`
    select id as arrival, place, start, octet_length(bytes) as size, control_number, state, reason, warnings,
           substring(bytes from 1 for 80) as head
      from intake.arrival
     where delivery = ${delivery} and place > ${after} and state = ${state}
       and (state = 'refused' or warnings <> '{}')
     order by place
     limit ${most}`);

export const readBytes = (reader: Reader, arrival: number): Promise<{ bytes: Buffer } | undefined> =>
  reader.maybe(sql`select bytes from intake.arrival where id = ${arrival}`);

/** The bytes of an arrival with what it takes to read them again. */
export interface KeptBytes {
  readonly arrival: number;
  readonly bytes: Buffer;
  /** Declared by the XML file around it, when that was not UTF-8. */
  readonly encoding: string | null;
  readonly source: string;
  readonly notUtf8: 'marc-8' | 'latin-1' | null;
  readonly itemField: string | null;
}

export const readKept = (reader: Reader, arrivals: readonly number[]): Promise<KeptBytes[]> =>
  reader.many<KeptBytes>(sql`
    select arrival.id as arrival, arrival.bytes, delivery.encoding, source.code as source,
           source.profile ->> 'notUtf8' as not_utf8, source.profile -> 'items' ->> 'field' as item_field
      from intake.arrival
      join intake.delivery on delivery.id = arrival.delivery
      join intake.source on source.id = arrival.source
     where arrival.id = any(${arrivals}::bigint[])`);
