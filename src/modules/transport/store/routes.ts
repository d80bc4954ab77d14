import type { UnitId } from '#network';
import type { ClockTime, Day } from '#platform/day.ts';
import { type Reader, records, sql, type Tx } from '#platform/db.ts';
import type { Route } from '../run.ts';

export const calendarToken = (reader: Reader): Promise<{ token: string }> =>
  reader.one(sql`select token from transport.revision`);

export const readRoutes = (reader: Reader): Promise<Route[]> =>
  reader.many<Route>(sql`
    select route.id, route.code, route.name, lower(route.period) as from, upper(route.period) - 1 as until,
           route.weekdays, to_char(route.sorted_by, 'HH24:MI') as sorted_by,
           coalesce((select jsonb_agg(jsonb_build_object('unit', stop.unit, 'time', to_char(stop.time, 'HH24:MI'))
                                      order by stop.place)
                       from transport.route_stop as stop
                      where stop.route = route.id), '[]') as stops
      from transport.route
     order by route.code, lower(route.period)`);

export interface RouteRow {
  readonly code: string;
  readonly name: string;
  readonly weekdays: readonly number[];
  readonly sortedBy: ClockTime | undefined;
  readonly from: Day;
  readonly until: Day | undefined;
}

export const saveDepot = (tx: Tx, unit: UnitId): Promise<number> =>
  tx.run(sql`
    insert into transport.depot (unit) values (${unit})
    on conflict (only_row) do update set unit = excluded.unit where depot.unit <> excluded.unit`);

/** Adds the routes that are new and changes those that are known by code and first day. */
export const saveRoutes = (
  tx: Tx,
  routes: readonly RouteRow[],
): Promise<{ id: number; code: string; from: Day }[]> =>
  tx.many(sql`
    insert into transport.route (code, period, name, weekdays, sorted_by)
    select code, daterange(row.from, row.until, '[]'), name, weekdays, sorted_by
      from jsonb_to_recordset(${records(routes)}) as row(
           code text, "from" date, until date, name text, weekdays integer[], sorted_by time)
    on conflict (code, lower(period)) do update
       set period = excluded.period, name = excluded.name, weekdays = excluded.weekdays, sorted_by = excluded.sorted_by
    returning id, code, lower(period) as from`);

export interface StopRow {
  readonly route: number;
  readonly place: number;
  readonly unit: UnitId;
  readonly time: ClockTime;
}

export const dropStops = (tx: Tx, routes: readonly number[]): Promise<number> =>
  tx.run(sql`delete from transport.route_stop where route = any(${routes})`);

export const insertStops = (tx: Tx, stops: readonly StopRow[]): Promise<number> =>
  tx.run(sql`
    insert into transport.route_stop (route, place, unit, time)
    select route, place, unit, time
      from jsonb_to_recordset(${records(stops)}) as row(route bigint, place integer, unit bigint, time time)`);
