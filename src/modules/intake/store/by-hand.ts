import { type Reader, sql, type Tx } from '#platform/db.ts';
import type { DeliveryId } from '../delivery.ts';
import type { SourceId } from '../source.ts';

/** Begins the delivery of one version that somebody wrote. */
export const openByHand = async (
  tx: Tx,
  { source, by, at }: { source: SourceId; by: string; at: Date },
): Promise<DeliveryId> =>
  (
    await tx.one<{ id: DeliveryId }>(sql`
      insert into intake.delivery (source, way, by, name, path, size, state, started_at)
      values (${source}, 'hand', ${by}, '', '', 0, 'running', ${at})
      returning id`)
  ).id;

/** The newest version of a record; undefined when there is none. */
export const readNewestArrival = async (
  reader: Reader,
  source: SourceId,
  controlNumber: string,
): Promise<number | undefined> =>
  (
    await reader.maybe<{ id: number }>(sql`
      select id
        from intake.arrival
       where source = ${source} and control_number = ${controlNumber} and state = 'accepted'
       order by id desc
       limit 1`)
  )?.id;
