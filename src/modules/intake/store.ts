import { type Reader, records, sql, type Tx } from '#platform/db.ts';
import type { Delivery, DeliveryId } from './delivery.ts';
import type { Source, SourceId } from './source.ts';

type SourceRow = Omit<Source, 'organisation'> & { readonly organisation: number | null };

export const saveSource = (tx: Tx, source: Omit<Source, 'id'>): Promise<{ id: number }> =>
  tx.one(sql`
    insert into intake.source (code, name, organisation, profile)
    values (${source.code}, ${source.name}, ${source.organisation ?? null}, ${JSON.stringify(source.profile)}::jsonb)
    on conflict (code) do update
       set name = excluded.name, organisation = excluded.organisation, profile = excluded.profile
    returning id`);

export const readSource = (reader: Reader, code: string): Promise<SourceRow | undefined> =>
  reader.maybe<SourceRow>(sql`
    select id, code, name, organisation, profile from intake.source where code = ${code}`);

const columns = sql`
  delivery.id, delivery.source, delivery.name, delivery.path, delivery.size, delivery.state, delivery.position,
  delivery.read, delivery.accepted, delivery.unchanged, delivery.refused, delivery.failure, delivery.started_at,
  delivery.finished_at,
  (select count(*) from intake.arrival
    where arrival.delivery = delivery.id and state = 'accepted' and warnings <> '{}') as warned`;

/** How far a delivery was when it was opened. */
export interface Begun {
  readonly id: DeliveryId;
  readonly position: number;
  readonly read: number;
}

/** Takes up the unfinished delivery of these bytes, or begins one. */
export const openDelivery = (
  tx: Tx,
  file: { source: SourceId; name: string; path: string; size: number; sha256: Buffer; at: Date },
): Promise<Begun> =>
  tx.one(sql`
    insert into intake.delivery (source, name, path, size, sha256, state, started_at)
    values (${file.source}, ${file.name}, ${file.path}, ${file.size}, ${file.sha256}, 'running', ${file.at})
    on conflict (source, sha256) where state <> 'done' do update
       set state = 'running', failure = null, path = excluded.path, name = excluded.name
    returning id, position, read`);

/** Waits its turn behind anyone taking in the same delivery. */
export const lockDelivery = (tx: Tx, id: DeliveryId): Promise<{ position: number }> =>
  tx.one(sql`select position from intake.delivery where id = ${id} for update`);

/** What a batch adds to its delivery. */
export interface Progress {
  readonly position: number;
  readonly read: number;
  readonly accepted: number;
  readonly unchanged: number;
  readonly refused: number;
}

export const saveProgress = (tx: Tx, id: DeliveryId, done: Progress): Promise<number> =>
  tx.run(sql`
    update intake.delivery
       set position = ${done.position}, read = read + ${done.read}, accepted = accepted + ${done.accepted},
           unchanged = unchanged + ${done.unchanged}, refused = refused + ${done.refused}
     where id = ${id}`);

export const finishDelivery = (tx: Tx, id: DeliveryId, at: Date): Promise<number> =>
  tx.run(sql`
    update intake.delivery set state = 'done', position = size, finished_at = ${at} where id = ${id}`);

export const failDelivery = (tx: Tx, id: DeliveryId, failure: string): Promise<number> =>
  tx.run(
    sql`update intake.delivery set state = 'failed', failure = ${failure} where id = ${id} and state = 'running'`,
  );

export const readDelivery = (reader: Reader, id: DeliveryId): Promise<Delivery | undefined> =>
  reader.maybe<Delivery>(sql`select ${columns} from intake.delivery where id = ${id}`);

/** The newest first. */
export const readDeliveries = (
  reader: Reader,
  most: number,
): Promise<(Delivery & { sourceName: string })[]> =>
  reader.many(sql`
    select ${columns}, source.name as source_name
      from intake.delivery
      join intake.source on source.id = delivery.source
     order by delivery.id desc
     limit ${most}`);

/** The hashes of the newest delivery that held each control number; a file may hold a number more than once. */
export const readKnown = (
  reader: Reader,
  source: SourceId,
  controlNumbers: readonly string[],
): Promise<{ controlNumber: string; hash: string }[]> =>
  reader.many(sql`
    select control_number, encode(hash, 'hex') as hash
      from (select control_number, hash, rank() over (partition by control_number order by delivery desc) as age
              from intake.arrival
             where source = ${source} and control_number = any(${controlNumbers}::text[]) and state = 'accepted') as came
     where age = 1`);

/** A row of `arrival`; its bytes are a stretch of the batch's. */
export interface ArrivalRow {
  readonly place: number;
  readonly start: number;
  readonly controlNumber: string | undefined;
  readonly hash: string;
  /** First byte in the batch, from 1. */
  readonly at: number;
  readonly size: number;
  readonly state: 'accepted' | 'refused';
  readonly reason: string | undefined;
  readonly warnings: readonly string[];
}

/** Keeps arrivals with their bytes; answers their numbers in the same order. */
export const insertArrivals = (
  tx: Tx,
  delivery: DeliveryId,
  source: SourceId,
  rows: readonly ArrivalRow[],
  bytes: Buffer,
): Promise<{ id: number }[]> =>
  tx.many(sql`
    with row as (
      select nextval('intake.arrival_id_seq') as id, row.*
        from jsonb_to_recordset(${records(rows)}) as row(
             place integer, start bigint, control_number text, hash text, at integer, size integer, state text,
             reason text, warnings jsonb)
    ), kept as (
      insert into intake.arrival
        (id, delivery, source, place, start, control_number, hash, bytes, state, reason, warnings)
      overriding system value
      select id, ${delivery}, ${source}, place, start, control_number, decode(hash, 'hex'),
             substring(${bytes}::bytea from at for size), state, reason,
             case when warnings = '[]' then '{}' else array(select jsonb_array_elements_text(warnings)) end
        from row
    )
    select id from row order by place`);

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
