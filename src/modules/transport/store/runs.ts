import type { UnitId } from '#network';
import type { Day } from '#platform/day.ts';
import { type Reader, records, sql, type Tx } from '#platform/db.ts';
import type { Run, RunId } from '../run.ts';

export interface PlannedRun {
  readonly route: number;
  readonly day: Day;
  readonly visits: readonly { readonly unit: UnitId; readonly place: number; readonly plannedAt: Date }[];
}

/** Adds the runs that are not there yet, with their stops; answers how many. */
export const insertRuns = (tx: Tx, runs: readonly PlannedRun[]): Promise<number> =>
  tx.run(sql`
    with row as (
      select * from jsonb_to_recordset(${records(runs)}) as row(route bigint, day date, visits jsonb)
    ), made as (
      insert into transport.run (route, day)
      select route, day from row order by day, route
      on conflict (route, day) do nothing
      returning id, route, day
    ), stops as (
      insert into transport.visit (run, unit, place, planned_at)
      select made.id, visit.unit, visit.place, visit."plannedAt"
        from made
        join row on row.route = made.route and row.day = made.day
       cross join jsonb_to_recordset(row.visits) as visit(unit bigint, place integer, "plannedAt" timestamptz)
    )
    select from made`);

export interface Call {
  readonly run: RunId;
  readonly unit: UnitId;
  readonly day: Day;
}

/**
 * The runs that call at places on days, locked, first to call first. The lists of runs and days say what the rows say;
 * by them the planner finds a few runs instead of reading all visits.
 */
export const lockCalls = (
  tx: Tx,
  wanted: readonly { readonly unit: UnitId; readonly day: Day; readonly run: RunId | undefined }[],
): Promise<Call[]> =>
  tx.many<Call>(sql`
    select visit.run, visit.unit, run.day
      from transport.visit
      join transport.run on run.id = visit.run
     where (run.id = any(${wanted.map(({ run }) => run ?? null)}::bigint[])
            or run.day = any(${wanted.map(({ day }) => day)}::date[]))
       and exists (
             select from jsonb_to_recordset(${records(wanted)}) as row(unit bigint, day date, run bigint)
              where row.unit = visit.unit and (row.run = run.id or row.run is null and row.day = run.day))
     order by visit.planned_at, visit.run
       for update of visit`);

/** Notes that the van called; the run is under way, and done once it called everywhere. */
export const saveCalls = (
  tx: Tx,
  calls: readonly { readonly run: RunId; readonly unit: UnitId; readonly at: Date }[],
): Promise<number> =>
  tx.run(sql`
    with row as (
      select * from jsonb_to_recordset(${records(calls)}) as row(run bigint, unit bigint, at timestamptz)
    ), called as (
      update transport.visit
         set at = row.at
        from row
       where visit.run = row.run and visit.unit = row.unit and visit.at is null
    )
    update transport.run
       set state = case when exists (
             select from transport.visit
              where visit.run = run.id and visit.at is null
                and not exists (select from row where row.run = visit.run and row.unit = visit.unit))
           then 'under-way' else 'done' end
     where run.id in (select run from row) and run.state <> 'done'`);

interface RunRow extends Omit<Run, 'stops'> {
  readonly stops: readonly {
    readonly unit: UnitId;
    readonly place: number;
    readonly plannedAt: string;
    readonly at: string | null;
    readonly bring: number;
    readonly take: number;
  }[];
}

/** Runs with their stops and how much to bring and take; of a day, or one by its id. */
export async function readRuns(reader: Reader, day: Day | null, run: RunId | null): Promise<Run[]> {
  const rows = await reader.many<RunRow>(sql`
    select run.id, route.code, route.name, run.day, run.state,
           (select coalesce(jsonb_agg(jsonb_build_object(
                     'unit', visit.unit, 'place', visit.place, 'plannedAt', visit.planned_at, 'at', visit.at,
                     'bring', (select count(*) from transport.transit
                                where transit.to_unit = visit.unit and transit.state = 'on-van'
                                  and (transit.boarded_day < run.day or route.sorted_by is not null)),
                     'take', (select count(*) from transport.transit
                               where transit.at_unit = visit.unit and transit.state = 'packed'))
                     order by visit.place), '[]')
              from transport.visit
             where visit.run = run.id) as stops
      from transport.run
      join transport.route on route.id = run.route
     where run.day = ${day} or run.id = ${run}
     order by run.day, route.code`);
  return rows.map(row => ({
    ...row,
    stops: row.stops.map(stop => ({
      ...stop,
      plannedAt: new Date(stop.plannedAt),
      at: stop.at === null ? null : new Date(stop.at),
    })),
  }));
}
