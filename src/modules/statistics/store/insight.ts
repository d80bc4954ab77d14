import type { UnitId } from '#network';
import { type Reader, sql, type Tx } from '#platform/db.ts';

/** One sentence of somebody about the figures of a place and period. */
export interface Interpretation {
  readonly id: number;
  readonly text: string;
  readonly writtenBy: string;
  readonly writtenAt: Date;
}

/** Waits its turn behind anyone writing a sentence; held to the end of the transaction. */
export const waitForTurnToInterpret = (tx: Tx): Promise<number> =>
  tx.run(sql`select pg_advisory_xact_lock(hashtext('statistics.interpretation'))`);

/** The newest sentence of a place and period. */
export const interpretationOf = (
  reader: Reader,
  unit: UnitId,
  period: string,
): Promise<Interpretation | undefined> =>
  reader.maybe<Interpretation>(sql`
    select id, text, written_by, written_at
      from statistics.interpretation
     where unit = ${unit} and period = ${period}
     order by id desc
     limit 1`);

export const insertInterpretation = (
  tx: Tx,
  row: {
    readonly unit: UnitId;
    readonly period: string;
    readonly text: string;
    readonly writtenBy: string;
    readonly writtenAt: Date;
    readonly follows: number | undefined;
  },
): Promise<number> =>
  tx.run(sql`
    insert into statistics.interpretation (unit, period, text, written_by, written_at, follows)
    values (${row.unit}, ${row.period}, ${row.text}, ${row.writtenBy}, ${row.writtenAt}, ${row.follows ?? null})`);

/** A figure of a named group of libraries elsewhere, in a year. */
export interface Reference {
  readonly source: string;
  readonly grouping: string;
  readonly libraries: number;
  readonly code: string;
  readonly year: number;
  readonly value: number;
}

/** The newest of each group, figure and year. */
export const referencesOf = (reader: Reader, codes: readonly string[], year: number): Promise<Reference[]> =>
  reader.many<Reference>(sql`
    select distinct on (source, grouping, code) source, grouping, libraries, code, year, value
      from statistics.reference
     where code = any(${codes}) and year = ${year}
     order by source, grouping, code, id desc`);

export const insertReferences = (
  tx: Tx,
  rows: readonly Reference[],
  takenBy: string,
  takenAt: Date,
): Promise<number> =>
  tx.run(sql`
    insert into statistics.reference (source, grouping, libraries, code, year, value, taken_by, taken_at)
    select row.source, row.grouping, row.libraries, row.code, row.year, row.value, ${takenBy}, ${takenAt}
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row(
           source text, "grouping" text, libraries integer, code text, year integer, value double precision)`);
