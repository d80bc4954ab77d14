import type { UnitId } from '#network';
import type { Day } from '#platform/day.ts';
import { type Reader, records, sql, type Tx } from '#platform/db.ts';
import type { BoekstartWay } from '../location.ts';

export interface LocationRow {
  readonly code: string;
  readonly programme: string;
  readonly name: string;
  readonly municipality: UnitId;
  readonly branch: UnitId | null;
  readonly from: Day;
  /** The last day. */
  readonly until: Day | null;
  readonly mergedInto: string | null;
  readonly pupils: number | null;
  readonly boxes: number;
  readonly blocks: readonly string[];
  readonly source: string;
}

/** Adds locations that are new; of a known one only what it does and when it ends changes. */
export const saveLocations = (tx: Tx, rows: readonly LocationRow[]): Promise<number> =>
  tx.run(sql`
    insert into programmes.location (code, programme, name, municipality, branch, period, merged_into, pupils, boxes, blocks, source)
    select code, programme, name, municipality, branch, daterange("from", until, '[]'), merged_into, pupils, boxes,
           array(select jsonb_array_elements_text(blocks)), source
      from jsonb_to_recordset(${records(rows)}) as row(
           code text, programme text, name text, municipality bigint, branch bigint, "from" date, until date,
           merged_into text, pupils integer, boxes integer, blocks jsonb, source text)
    on conflict (code) do update
       set period = daterange(lower(location.period), coalesce(upper(location.period), upper(excluded.period))),
           merged_into = coalesce(location.merged_into, excluded.merged_into), pupils = excluded.pupils,
           boxes = excluded.boxes, blocks = excluded.blocks`);

export const readLocations = (reader: Reader): Promise<LocationRow[]> =>
  reader.many(sql`
    select code, programme, name, municipality, branch, lower(period) as "from", upper(period) - 1 as until, merged_into,
           pupils, boxes, blocks, source
      from programmes.location order by programme, name`);

/** Of these codes, those of a location. */
export const knownLocations = async (reader: Reader, codes: readonly string[]): Promise<string[]> =>
  codes.length === 0
    ? []
    : (
        await reader.many<{ code: string }>(
          sql`select code from programmes.location where code = any(${codes}::text[])`,
        )
      ).map(({ code }) => code);

/** Which take part on a day. */
export const locationsOn = (reader: Reader, day: Day): Promise<LocationRow[]> =>
  reader.many(sql`
    select code, programme, name, municipality, branch, lower(period) as "from", upper(period) - 1 as until, merged_into,
           pupils, boxes, blocks, source
      from programmes.location where period @> ${day}::date order by programme, name`);

export const insertMonitor = (
  tx: Tx,
  rows: readonly { location: string; schoolYear: number; who: string; finished: number; source: string }[],
): Promise<number> =>
  tx.run(sql`
    insert into programmes.monitor (location, school_year, who, finished, source)
    select location, school_year, who, finished, source
      from jsonb_to_recordset(${records(rows)}) as row(
           location text, school_year integer, who text, finished integer, source text)
    on conflict (location, school_year, who) do update set finished = excluded.finished, source = excluded.source`);

/** Schools with at least one finished questionnaire, by school year: those count (research: Landelijke Monitor dBos). */
export const schoolsMonitored = (
  reader: Reader,
): Promise<{ schoolYear: number; schools: number; finished: number }[]> =>
  reader.many(sql`
    select school_year, count(distinct location) as schools, sum(finished) as finished
      from programmes.monitor where finished > 0 group by school_year order by school_year`);

export interface Boekstart {
  readonly municipality: UnitId;
  /** The year in which the school year begins. */
  readonly schoolYear: number;
  readonly way: BoekstartWay;
  readonly amount: number;
  readonly quality: 'registered' | 'estimated' | 'manual';
  readonly source: string;
}

export const insertBoekstart = (tx: Tx, rows: readonly Boekstart[]): Promise<number> =>
  tx.run(sql`
    insert into programmes.boekstart (municipality, school_year, way, amount, quality, source)
    select municipality, school_year, way, amount, quality, source
      from jsonb_to_recordset(${records(rows)}) as row(
           municipality bigint, school_year integer, way text, amount integer, quality text, source text)
    on conflict do nothing`);

export const readBoekstart = (reader: Reader, schoolYear: number): Promise<Boekstart[]> =>
  reader.many(sql`
    select municipality, school_year, way, amount, quality, source
      from programmes.boekstart where school_year = ${schoolYear} order by municipality, way`);
