import type { Day } from '#platform/day.ts';
import { sql, type Tx } from '#platform/db.ts';
import type { UnitId } from '../unit.ts';

/** Waits its turn behind anyone who changes this unit. */
export const lockUnit = (tx: Tx, unit: UnitId): Promise<{ id: UnitId } | undefined> =>
  tx.maybe(sql`select id from network.unit where id = ${unit} for update`);

/** Ends what a unit was on a day, the day before; answers how many rows were touched. */
export const endUnitRow = (tx: Tx, unit: UnitId, day: Day): Promise<number> =>
  tx.run(sql`
    update network.unit_row set period = daterange(lower(period), ${day}::date)
     where unit = ${unit} and period @> ${day}::date and lower(period) < ${day}::date`);

/** Takes away what a unit would have been from a day on, so that a row for that day can be written. */
export const dropUnitRow = (tx: Tx, unit: UnitId, day: Day): Promise<number> =>
  tx.run(sql`delete from network.unit_row where unit = ${unit} and lower(period) = ${day}::date`);

/** Ends all hours of a unit the day before a day, and takes away those that would begin later. */
export const endHours = (tx: Tx, unit: UnitId, day: Day): Promise<number> =>
  tx.run(sql`
    with later as (delete from network.hours where unit = ${unit} and lower(period) >= ${day}::date)
    update network.hours set period = daterange(lower(period), ${day}::date)
     where unit = ${unit} and lower(period) < ${day}::date
       and (upper_inf(period) or upper(period) > ${day}::date)`);

/** Lets what a unit is last end on a day, or go on without end; what would begin later falls away. */
export const endUnit = (tx: Tx, unit: UnitId, last: Day | undefined): Promise<number> =>
  tx.run(sql`
    with later as (
      delete from network.unit_row where unit = ${unit} and lower(period) > ${last ?? 'infinity'}::date)
    update network.unit_row as known set period = daterange(lower(period), ${last ?? null}::date, '[]')
     where unit = ${unit}
       and lower(period) = (select max(lower(period)) from network.unit_row
                             where unit = ${unit} and lower(period) <= ${last ?? 'infinity'}::date)`);

/** Notes where what a place had goes on. */
export const saveHeir = (tx: Tx, unit: UnitId, heir: UnitId | undefined): Promise<number> =>
  tx.run(sql`
    update network.unit set heir = ${heir ?? null}
     where id = ${unit} and heir is distinct from ${heir ?? null}::bigint`);

/** Opens days again; answers how many were shut. */
export const dropClosings = (tx: Tx, unit: UnitId, days: readonly Day[]): Promise<number> =>
  tx.run(sql`delete from network.closing where unit = ${unit} and day = any(${days}::date[])`);

/** Lets a holiday rule end the day before a day. */
export const endHoliday = (tx: Tx, unit: UnitId, rule: string, day: Day): Promise<number> =>
  tx.run(sql`
    with never as (
      delete from network.holiday where unit = ${unit} and rule = ${rule} and lower(period) = ${day}::date)
    update network.holiday set period = daterange(lower(period), ${day}::date)
     where unit = ${unit} and rule = ${rule} and period @> ${day}::date
       and (lower_inf(period) or lower(period) < ${day}::date)`);

/** What is arranged, by the column values that stay the same for ever. */
export type ArrangementKey =
  | { readonly table: 'agreement'; readonly code: string }
  | { readonly table: 'tariff'; readonly code: string; readonly unit: UnitId | undefined }
  | { readonly table: 'theme'; readonly axis: string; readonly code: string };

const keyed = (key: ArrangementKey) => {
  if (key.table === 'tariff')
    return sql`code = ${key.code} and unit is not distinct from ${key.unit ?? null}::bigint`;
  if (key.table === 'theme') return sql`axis = ${key.axis} and code = ${key.code}`;
  return sql`code = ${key.code}`;
};

/** Waits its turn behind anyone who arranges something. */
export const lockArrangements = (tx: Tx): Promise<unknown> =>
  tx.one(sql`select pg_advisory_xact_lock(hashtext('network/arrangements'))`);

/** Ends the row of a day the day before it. */
export const endRow = (tx: Tx, key: ArrangementKey, day: Day): Promise<number> =>
  tx.run(sql`
    update ${sql.table(`network.${key.table}`)} set period = daterange(lower(period), ${day}::date)
     where ${keyed(key)} and period @> ${day}::date and lower(period) < ${day}::date`);

/** Takes away the row that begins on a day. */
export const dropRow = (tx: Tx, key: ArrangementKey, day: Day): Promise<number> =>
  tx.run(
    sql`delete from ${sql.table(`network.${key.table}`)} where ${keyed(key)} and lower(period) = ${day}::date`,
  );
