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
