import { type Reader, sql, type Tx } from '#platform/db.ts';
import type { Delivery, DeliveryId } from '../delivery.ts';
import type { SourceId } from '../source.ts';

/** One version of a record, as it came. */
export interface Version {
  readonly arrival: number;
  readonly state: 'accepted' | 'refused';
  readonly reason: string | null;
  readonly warnings: readonly string[];
  readonly gone: boolean;
  /** Bytes. */
  readonly size: number;
  readonly delivery: DeliveryId;
  readonly name: string;
  readonly way: Delivery['way'];
  readonly by: string | null;
  readonly at: Date;
}

/** Every version of a record, the newest first. */
export const readHistory = (reader: Reader, source: SourceId, controlNumber: string): Promise<Version[]> =>
  reader.many<Version>(sql`
    select arrival.id as arrival, arrival.state, reason, warnings, arrival.gone, octet_length(bytes) as size, delivery,
           delivery.name, way, by, started_at as at
      from intake.arrival
      join intake.delivery on delivery.id = arrival.delivery
     where arrival.source = ${source} and control_number = ${controlNumber}
     order by arrival.id desc
     limit 500`);

/** What was counted of one part of sources, where it was. */
export const readFigures = (
  reader: Reader,
  part: string,
  sources: readonly SourceId[],
): Promise<{ source: SourceId; at: Date; figures: unknown }[]> =>
  reader.many(sql`
    select source, counted_at as at, figures
      from intake.quality
     where part = ${part} and source = any(${sources}::bigint[])`);

export const saveFigures = (
  tx: Tx,
  { source, part, at, figures }: { source: SourceId; part: string; at: Date; figures: unknown },
): Promise<number> =>
  tx.run(sql`
    insert into intake.quality (source, part, counted_at, figures)
    values (${source}, ${part}, ${at}, ${JSON.stringify(figures)}::jsonb)
        on conflict (source, part) do update set counted_at = excluded.counted_at, figures = excluded.figures`);

/** Notes on what was done, not on what is wrong. */
const noFault = ['restored', 'no-longer-listed', 'deleted-unseen'];

const living = (sources: readonly SourceId[]) => sql`
  select * from (select distinct on (source, control_number) source, control_number, warnings, gone
                   from intake.arrival
                  where source = any(${sources}::bigint[]) and state = 'accepted'
                  order by source, control_number, id desc) as newest
   where not gone`;

/** How often one thing is wrong or poor in the records that sources have here now. */
export interface Fault {
  readonly code: string;
  readonly records: number;
  /** Three at most. */
  readonly examples: readonly { readonly source: SourceId; readonly controlNumber: string }[];
}

export const countFaults = (reader: Reader, sources: readonly SourceId[]): Promise<Fault[]> =>
  reader.many<Fault>(sql`
    select code, count(*) as records,
           jsonb_path_query_array(
             jsonb_agg(jsonb_build_object('source', source, 'controlNumber', control_number)
                       order by control_number, source), '$[0 to 2]') as examples
      from (select distinct split_part(warning, ':', 1) as code, source, control_number
              from (${living(sources)}) as mine
             cross join unnest(warnings) as warning) as found
     where code <> all(${noFault}::text[])
     group by code
     order by records desc, code`);

export const countRecords = (
  reader: Reader,
  sources: readonly SourceId[],
): Promise<{ records: number; faulty: number }> =>
  reader.one(sql`
    select count(*) as records,
           count(*) filter (where exists (select from unnest(warnings) as warning
                                           where split_part(warning, ':', 1) <> all(${noFault}::text[]))) as faulty
      from (${living(sources)}) as mine`);

/** Records of one source with something wrong in them, behind a control number. */
export const readFaulty = (
  reader: Reader,
  source: SourceId,
  after: string,
  most: number,
): Promise<{ controlNumber: string; warnings: readonly string[] }[]> =>
  reader.many(sql`
    select control_number, warnings
      from (${living([source])}) as mine
     where warnings <> '{}' and control_number > ${after}
     order by control_number
     limit ${most}`);
