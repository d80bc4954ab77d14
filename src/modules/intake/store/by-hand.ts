import { type Reader, sql, type Tx } from '#platform/db.ts';
import type { DeliveryId } from '../delivery.ts';
import type { SourceId } from '../source.ts';

/** Begins the delivery of what somebody wrote. */
export const openByHand = async (
  tx: Tx,
  { source, about, by, at }: { source: SourceId; about: string; by: string; at: Date },
): Promise<DeliveryId> =>
  (
    await tx.one<{ id: DeliveryId }>(sql`
      insert into intake.delivery (source, way, by, name, path, size, state, started_at)
      values (${source}, 'hand', ${by}, ${about}, '', 0, 'running', ${at})
      returning id`)
  ).id;

/** Changes to several records at once, of these sources, the newest first. */
export const readWrittenTogether = (
  reader: Reader,
  sources: readonly SourceId[],
  most: number,
): Promise<WrittenTogether[]> =>
  reader.many<WrittenTogether>(sql`
    select id as delivery, source, name as about, by, accepted as records, started_at as at, undone
      from intake.delivery
     where source = any(${sources}::bigint[]) and way = 'hand' and name <> ''
     order by id desc
     limit ${most}`);

/** A change to several records that was one delivery. */
export interface WrittenTogether {
  readonly delivery: DeliveryId;
  readonly source: SourceId;
  /** What was changed. */
  readonly about: string;
  readonly by: string | null;
  readonly records: number;
  readonly at: Date;
  readonly undone: boolean;
}

/** The newest version of each of these records that there is. */
export const readNewestArrivals = async (
  reader: Reader,
  source: SourceId,
  controlNumbers: readonly string[],
): Promise<Map<string, number>> =>
  new Map(
    (
      await reader.many<{ controlNumber: string; id: number }>(sql`
        select control_number, max(id) as id
          from intake.arrival
         where source = ${source} and control_number = any(${controlNumbers}::text[]) and state = 'accepted'
         group by control_number`)
    ).map(({ controlNumber, id }) => [controlNumber, id]),
  );
