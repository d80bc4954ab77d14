import { type Reader, sql, type Tx } from '#platform/db.ts';
import type { DeliveryId } from '../delivery.ts';
import type { SourceId } from '../source.ts';

/** Takes up the undoing of a delivery, or begins it. */
export const openUndo = (
  tx: Tx,
  undo: { undoes: DeliveryId; source: SourceId; name: string; by: string | undefined; at: Date },
): Promise<{ id: DeliveryId; position: number }> =>
  tx.one(sql`
    insert into intake.delivery (source, way, by, name, path, size, undoes, state, started_at)
    select ${undo.source}, 'undo', ${undo.by ?? null}, ${undo.name}, '', coalesce(max(place), 0), ${undo.undoes},
           'running', ${undo.at}
      from intake.arrival where delivery = ${undo.undoes} and state = 'accepted'
    on conflict (undoes) where not undone do update set state = 'running', failure = null
    returning id, position`);

/** Marks a delivery as undone; when it was itself the undoing of another, that one counts again. */
export const markUndone = (tx: Tx, delivery: DeliveryId): Promise<number> =>
  tx.run(sql`
    update intake.delivery
       set undone = id = ${delivery}
     where id in (${delivery}, (select undoes from intake.delivery where id = ${delivery}))`);

const newest = (source: SourceId, where = sql`true`) => sql`
  select version.delivery, version.hash, version.gone, version.bytes, version.identifier, version.dated,
         came.encoding
    from intake.arrival as version
    join intake.delivery as came on came.id = version.delivery
   where version.source = ${source} and version.control_number = mine.control_number
     and version.state = 'accepted' and ${where}
   order by version.id desc
   limit 1`;

const touched = (delivery: DeliveryId) => sql`
  select distinct on (control_number) control_number, hash, place
    from intake.arrival
   where delivery = ${delivery} and state = 'accepted'
   order by control_number, id desc`;

/** How many records of a delivery a later delivery changed again. */
export const countLater = (
  reader: Reader,
  source: SourceId,
  delivery: DeliveryId,
): Promise<{ later: number }> =>
  reader.one(sql`
    select count(*) as later
      from (${touched(delivery)}) as mine
     cross join lateral (${newest(source)}) as now
     where now.hash <> mine.hash`);

/** A record of an undone delivery, with the version that was there before. */
export interface Before {
  readonly place: number;
  readonly controlNumber: string;
  /** Null when there was none: the record goes. */
  readonly bytes: Buffer | null;
  readonly gone: boolean | null;
  readonly hash: Buffer | null;
  readonly identifier: string | null;
  readonly dated: string | null;
  readonly encoding: string | null;
  /** Changed again by a later delivery: to be left alone. */
  readonly later: boolean;
}

/** What stood before a delivery, a stretch at a time. */
export const readBefore = (
  reader: Reader,
  source: SourceId,
  delivery: DeliveryId,
  after: number,
  most: number,
): Promise<Before[]> =>
  reader.many<Before>(sql`
    select mine.place, mine.control_number, before.bytes, before.gone, before.hash, before.identifier, before.dated,
           before.encoding, now.hash <> mine.hash as later
      from (select * from (${touched(delivery)}) as each where place > ${after} order by place limit ${most}) as mine
     cross join lateral (${newest(source)}) as now
      left join lateral (${newest(
        source,
        sql`version.delivery < ${delivery}
        and (not came.undone or came.id = (select undoes from intake.delivery where id = ${delivery}))`,
      )}) as before on true
     order by mine.place`);
