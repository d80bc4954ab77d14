import { type Reader, sql, type Tx } from '#platform/db.ts';
import type { Delivery, DeliveryId, Way } from '../delivery.ts';
import type { SourceId } from '../source.ts';

const columns = sql`
  delivery.id, delivery.source, delivery.name, delivery.path, delivery.size, delivery.state, delivery.position,
  delivery.read, delivery.accepted, delivery.unchanged, delivery.refused, delivery.changed, delivery.gone,
  delivery.missing, delivery.failure, delivery.started_at, delivery.finished_at, delivery.way, delivery.by,
  delivery.lists, delivery.repeats, delivery.undoes, delivery.undone,
  (select count(*) from intake.arrival
    where arrival.delivery = delivery.id and state = 'accepted' and warnings <> '{}') as warned,
  delivery.state = 'running' and not exists (
    select from pg_locks
     where locktype = 'advisory' and granted and database = (select oid from pg_database where datname = current_database())
       and classid = hashtext('intake.turn')::bigint & 4294967295 and objid = delivery.source) as stuck`;

/** How far a delivery was when it was opened. */
export interface Begun {
  readonly id: DeliveryId;
  readonly position: number;
  readonly read: number;
  /** Where a harvest goes on. */
  readonly mark: string | null;
  /** The delivery that brought the same bytes, read the same way, and was not undone. */
  readonly repeats: number | null;
}

/** What is known of a delivery before it is read. */
export interface Announced {
  readonly source: SourceId;
  readonly way: Way;
  readonly by: string | undefined;
  readonly name: string;
  readonly path: string;
  readonly lists: Delivery['lists'];
  readonly at: Date;
  /** SHA-256 of the profile. */
  readonly reading: Buffer;
}

/** Takes up the unfinished delivery of these bytes, or begins one. */
export const openDelivery = (
  tx: Tx,
  file: Announced & { size: number; sha256: Buffer; encoding: string | undefined },
): Promise<Begun> =>
  tx.one(sql`
    insert into intake.delivery
      (source, way, by, name, path, lists, size, sha256, reading, encoding, state, started_at, repeats)
    values (${file.source}, ${file.way}, ${file.by ?? null}, ${file.name}, ${file.path}, ${file.lists}, ${file.size},
            ${file.sha256}, ${file.reading}, ${file.encoding ?? null}, 'running', ${file.at},
            (select max(id) from intake.delivery
              where source = ${file.source} and sha256 = ${file.sha256} and reading = ${file.reading}
                and state = 'done' and not undone))
    on conflict (source, sha256) where state in ('running', 'failed') do update
       set state = 'running', failure = null, path = excluded.path, name = excluded.name
    returning id, position, read, mark, repeats`);

/** Takes up the unfinished harvest of this source, or begins one. */
export const openHarvest = (tx: Tx, harvest: Announced): Promise<Begun> =>
  tx.one(sql`
    insert into intake.delivery (source, way, by, name, path, lists, size, reading, state, started_at)
    values (${harvest.source}, ${harvest.way}, ${harvest.by ?? null}, ${harvest.name}, ${harvest.path},
            ${harvest.lists}, 0, ${harvest.reading}, 'running', ${harvest.at})
    on conflict (source, way) where sha256 is null and undoes is null and state in ('running', 'failed') do update
       set state = 'running', failure = null, path = excluded.path, name = excluded.name,
           mark = case when (delivery.path, delivery.name) = (excluded.path, excluded.name) then delivery.mark end
    returning id, position, read, mark, repeats`);

/**
 * Lets a batch commit without waiting for the disk; whoever ends the delivery waits for all of it. A crash in between loses
 * the last batches whole, with the delivery's own position, from where it goes on. And gives the index of words room to
 * gather what comes to one word before it writes that: up to 64 MB wait beside the index, where a search finds them too, and
 * go in together, or when the delivery is in.
 */
export const commitSoon = (tx: Tx): Promise<unknown> =>
  tx.one(sql`
    select set_config('synchronous_commit', 'off', true) as commits, set_config('work_mem', '64MB', true) as room,
           set_config('gin_pending_list_limit', '64MB', true) as waiting`);

/** How a delivery is taken in; the same from its beginning to its end. */
export const readManner = (
  reader: Reader,
  id: DeliveryId,
): Promise<{ lists: Delivery['lists']; repeats: number | null }> =>
  reader.one(sql`select lists, repeats from intake.delivery where id = ${id}`);

/** What a batch adds to its delivery. */
export interface Progress {
  readonly position: number;
  readonly read: number;
  readonly accepted: number;
  readonly changed: number;
  readonly gone: number;
  readonly unchanged: number;
  readonly refused: number;
  /** Where a harvest goes on after this batch. */
  readonly mark: string | undefined;
}

/**
 * Moves a delivery on that has come so far, when nobody else is taking it in; otherwise 0, after they are done. Not its key is
 * locked: the next batch may keep its bytes meanwhile.
 */
export const saveProgress = (tx: Tx, id: DeliveryId, from: number, done: Progress): Promise<number> =>
  tx.run(sql`
    update intake.delivery
       set position = ${done.position}, size = greatest(size, ${done.position}), read = read + ${done.read},
           accepted = accepted + ${done.accepted}, changed = changed + ${done.changed}, gone = gone + ${done.gone},
           unchanged = unchanged + ${done.unchanged}, refused = refused + ${done.refused}, mark = ${done.mark ?? null}
     where id = ${id} and position = ${from}`);

export const finishDelivery = (tx: Tx, id: DeliveryId, at: Date): Promise<number> =>
  tx.run(sql`
    update intake.delivery
       set state = 'done', position = size, mark = null, finished_at = ${at} where id = ${id}`);

export const failDelivery = (tx: Tx, id: DeliveryId, failure: string): Promise<number> =>
  tx.run(
    sql`update intake.delivery set state = 'failed', failure = ${failure} where id = ${id} and state = 'running'`,
  );

/** The delivery waits for a person: so many records are no longer listed. */
export const askAbout = (tx: Tx, id: DeliveryId, missing: number): Promise<number> =>
  tx.run(sql`update intake.delivery set state = 'asks', missing = ${missing} where id = ${id}`);

/** A person answered: it goes on. */
export const goOn = (tx: Tx, id: DeliveryId): Promise<number> =>
  tx.run(sql`update intake.delivery set state = 'running' where id = ${id} and state = 'asks'`);

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
