import type { Position } from '#ledger';
import type { UnitId } from '#network';
import type { Day } from '#platform/day.ts';
import { type Reader, records, sql, type Tx } from '#platform/db.ts';
import type { Entry } from '../entry.ts';
import type { Level } from './measure.ts';

const columns = sql`entry.id, entry.code, entry.unit, entry.from_day, entry.to_day, entry.value, entry.absence, entry.status,
  entry.evidence, entry.owner, entry.taken_over, entry.entered_by, entry.recorded_at, entry.supersedes, entry.reason`;

/** Waits its turn behind anyone entering entries; held to the end of the transaction. */
export const waitForTurnToEnterEntries = (tx: Tx): Promise<number> =>
  tx.run(sql`select pg_advisory_xact_lock(hashtext('statistics.entry'))`);

interface EntryKey {
  readonly code: string;
  readonly unit: UnitId;
  readonly fromDay: Day;
  readonly toDay: Day;
  readonly takenOver: boolean;
}

/** The newest entry of each key that has one. */
export const currentEntries = (reader: Reader, keys: readonly EntryKey[]): Promise<Entry[]> =>
  reader.many<Entry>(sql`
    select ${columns}
      from jsonb_to_recordset(${records(keys)}) as key(
           code text, unit bigint, from_day date, to_day date, taken_over boolean)
      join statistics.entry as entry using (code, unit, from_day, to_day, taken_over)
     where not exists (select from statistics.entry as later where later.supersedes = entry.id)`);

/** All newest entries of places in a period. */
export const entriesOf = (reader: Reader, units: readonly UnitId[], from: Day, to: Day): Promise<Entry[]> =>
  reader.many<Entry>(sql`
    select ${columns}
      from statistics.entry as entry
     where entry.unit = any(${units}) and entry.from_day = ${from} and entry.to_day = ${to}
       and not exists (select from statistics.entry as later where later.supersedes = entry.id)
     order by entry.code, entry.id`);

/** What was ever entered of one place and period, newest first. */
export const entryHistory = (
  reader: Reader,
  code: string,
  unit: UnitId,
  from: Day,
  to: Day,
): Promise<Entry[]> =>
  reader.many<Entry>(sql`
    select ${columns} from statistics.entry as entry
     where entry.code = ${code} and entry.unit = ${unit} and entry.from_day = ${from} and entry.to_day = ${to}
     order by entry.id desc`);

export interface NewEntry extends Omit<Entry, 'id'> {
  readonly kind: string;
  readonly organisation: UnitId | undefined;
  readonly municipality: UnitId | undefined;
}

export const insertEntries = (tx: Tx, rows: readonly NewEntry[]): Promise<number> =>
  tx.run(sql`
    insert into statistics.entry
      (code, unit, kind, organisation, municipality, from_day, to_day, value, absence, status, evidence, owner,
       taken_over, entered_by, recorded_at, supersedes, reason)
    select code, unit, kind, organisation, municipality, from_day, to_day, value, absence, status, evidence, owner,
           taken_over, entered_by, recorded_at, supersedes, reason
      from jsonb_to_recordset(${records(rows)}) as row(
           code text, unit bigint, kind text, organisation bigint, municipality bigint, from_day date, to_day date,
           value double precision, absence text, status text, evidence text, owner text, taken_over boolean,
           entered_by text, recorded_at timestamptz, supersedes bigint, reason text)`);

/** Entries of one place or all places added up: the place's own entry, else those of its parts. */
export interface AddedEntries {
  readonly place: UnitId | null;
  readonly value: number | null;
  readonly events: number;
  /** Places whose own number is not known. */
  readonly absent: number;
  readonly statuses: readonly Entry['status'][];
  /** True when the place's own entry was used. */
  readonly own: boolean;
}

interface EntriesWanted {
  readonly code: string;
  readonly of: string;
  readonly adds: boolean;
  readonly period: { readonly from: Day; readonly to: Day };
  readonly position: Position;
  readonly only?: { readonly level: Level; readonly unit: UnitId } | undefined;
  readonly by?: Level | undefined;
  /** Units that stand for the whole province. */
  readonly whole: readonly UnitId[];
}

/**
 * Adds up entries as they were known at a place in the ledger: rows of transactions before its horizon. What was taken over
 * from another system is never added to what is counted here.
 */
export function addEntries(reader: Reader, wanted: EntriesWanted): Promise<AddedEntries[]> {
  const { code, of, adds, period, position, only, by, whole } = wanted;
  const place = by ? sql`entry.${sql.ref(by)}` : sql`null::bigint`;
  const own = by
    ? sql`entry.unit = entry.${sql.ref(by)}`
    : only
      ? sql`entry.unit = ${only.unit}`
      : sql`entry.unit = any(${whole})`;
  const here = only
    ? sql`and (entry.unit = ${only.unit} or entry.${sql.ref(only.level)} = ${only.unit})`
    : sql``;
  return reader.many<AddedEntries>(sql`
    with known as materialized (
      select entry.*, ${place} as place, ${own} as own
        from statistics.entry as entry
       where entry.code = ${code} and entry.from_day = ${period.from} and entry.to_day = ${period.to}
         and not entry.taken_over and entry.xid < ${position.horizon} ${here}
         and not exists (select from statistics.entry as later
                          where later.supersedes = entry.id and later.xid < ${position.horizon})
    ), chosen as (
      select known.*
        from known
       where known.own
          or (${adds} and known.kind = ${of}
              and not exists (select from known as higher where higher.own and higher.place is not distinct from known.place))
    )
    select place, sum(value) as value, count(*) as events, count(absence) as absent, array_agg(distinct status) as statuses,
           bool_or(own) as own
      from chosen
     group by place
     order by place`);
}

/** The highest number of a transaction that wrote an entry; 0 for none. */
export const highestNumber = async (reader: Reader): Promise<number> =>
  (await reader.one<{ number: number }>(sql`select coalesce(max(xid), 0) as number from statistics.entry`))
    .number;
