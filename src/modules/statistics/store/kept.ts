import type { Quality } from '#ledger';
import type { UnitId } from '#network';
import type { Day } from '#platform/day.ts';
import { type Reader, records, sql, type Tx } from '#platform/db.ts';
import { once } from '#platform/once.ts';
import type { Definition } from '../definition.ts';

/**
 * By what the table stands at: the server, the database, and the transactions that wrote its rows, which are never changed. The texts
 * themselves are read once; one process may hold those of several databases.
 */
const kept = new Map<string, readonly Definition[]>();
const mostKept = 8;

async function readNow(reader: Reader): Promise<readonly Definition[]> {
  const { stand } = await reader.one<{ stand: string }>(sql`
    select concat_ws(' ', extract(epoch from pg_postmaster_start_time()),
                     (select oid from pg_database where datname = current_database()),
                     count(*), sum(xmin::text::bigint), max(xmin::text::bigint)) as stand
      from statistics.definition`);
  const known = kept.get(stand);
  if (known) return known;
  const rows = await reader.many<{ body: Definition }>(sql`
    select body from statistics.definition order by (body ->> 'order')::integer, code, version`);
  const fresh = rows.map(({ body }) => body);
  kept.set(stand, fresh);
  for (const oldest of kept.keys()) if (kept.size > mostKept) kept.delete(oldest);
  return fresh;
}

/** Every version of every definition, in the order in which they are shown. */
export const readDefinitions = (reader: Reader): Promise<readonly Definition[]> =>
  once(reader, readDefinitions, () => readNow(reader));

/** Definitions that say something else than the stored one of the same version. */
export const changedDefinitions = (
  reader: Reader,
  definitions: readonly Definition[],
): Promise<{ code: string; version: number }[]> =>
  reader.many(sql`
    select code, version
      from statistics.definition
      join jsonb_array_elements(${JSON.stringify(definitions)}::jsonb) as given
        on code = given ->> 'code' and version = (given ->> 'version')::integer
     where body <> given`);

export const insertDefinitions = (tx: Tx, definitions: readonly Definition[]): Promise<number> =>
  tx.run(sql`
    insert into statistics.definition (code, version, valid_from, body)
    select given ->> 'code', (given ->> 'version')::integer, (given ->> 'validFrom')::date, given
      from jsonb_array_elements(${JSON.stringify(definitions)}::jsonb) as given
    on conflict do nothing`);

/** A figure as it was kept. */
export interface KeptFigure {
  readonly code: string;
  readonly version: number;
  readonly scope: UnitId;
  readonly fromDay: Day;
  readonly toDay: Day;
  readonly itemPosition: number;
  readonly horizon: number;
  readonly personPosition: number;
  readonly value: number | null;
  readonly parts: readonly { part: string; value: number }[];
  readonly events: number;
  readonly keptAt: Date;
}

export const insertFigures = (tx: Tx, figures: readonly KeptFigure[]): Promise<number> =>
  tx.run(sql`
    insert into statistics.figure
      (code, version, scope, from_day, to_day, item_position, horizon, person_position, value, parts, events, kept_at)
    select code, version, scope, from_day, to_day, item_position, horizon, person_position, value, parts, events, kept_at
      from jsonb_to_recordset(${records(figures)}) as row(
           code text, version integer, scope bigint, from_day date, to_day date, item_position bigint, horizon bigint,
           person_position bigint, value double precision, parts jsonb, events bigint, kept_at timestamptz)
    on conflict do nothing`);

type VintageKey = Pick<KeptFigure, 'code' | 'version' | 'scope' | 'fromDay' | 'toDay'>;

const vintagesOf = ({ code, version, scope, fromDay, toDay }: VintageKey) => sql`
    select code, version, scope, from_day, to_day, item_position, horizon, person_position, value, parts, events, kept_at
      from statistics.figure
     where code = ${code} and version = ${version} and scope = ${scope}
       and from_day = ${fromDay} and to_day = ${toDay}`;

/** Every vintage of a figure, oldest first. */
export const readVintages = (reader: Reader, of: VintageKey): Promise<KeptFigure[]> =>
  reader.many<KeptFigure>(sql`${vintagesOf(of)} order by id`);

/** The vintage that was the newest at a moment. */
export const readVintageAt = (reader: Reader, of: VintageKey, at: Date): Promise<KeptFigure | undefined> =>
  reader.maybe<KeptFigure>(
    sql`${vintagesOf(of)} and kept_at <= ${at} order by kept_at desc, id desc limit 1`,
  );

/** A row of the visits book: a count, or what was put right afterwards. */
export interface VisitRow {
  readonly unit: UnitId;
  readonly day: Day;
  readonly amount: number;
  readonly quality: Quality;
  readonly correction: boolean;
  /** How an estimate was made. */
  readonly method: string | null;
  readonly recordedAt: Date;
}

export const readVisits = (reader: Reader, units: readonly UnitId[], from: Day): Promise<VisitRow[]> =>
  reader.many<VisitRow>(sql`
    select unit, day, amount, quality, correction, material as method, recorded_at
      from ledger.item_event_view
     where kind = 'visit' and unit = any(${units}) and day >= ${from}
     order by day desc, unit, position`);

/** What was counted at a branch in a period, a day at a time; days of which a part is an estimate are left out. */
export const countedVisits = (
  reader: Reader,
  unit: UnitId,
  from: Day,
  until: Day,
): Promise<{ day: Day; total: number }[]> =>
  reader.many(sql`
    select day, sum(amount) as total
      from ledger.item_event_view
     where kind = 'visit' and unit = ${unit} and day between ${from} and ${until}
     group by day having coalesce(sum(amount) filter (where quality = 'estimated'), 0) = 0
     order by day`);

/** Waits its turn behind anyone entering visits; held to the end of the transaction. */
export const waitForTurnToCountVisits = (tx: Tx): Promise<number> =>
  tx.run(sql`select pg_advisory_xact_lock(hashtext('statistics.visits'))`);

/** Visits that the book has of a day, counted in one way; an estimate that was taken back comes as nothing. */
export interface CountedSoFar {
  readonly unit: UnitId;
  readonly day: Day;
  readonly quality: Quality;
  readonly method: string | null;
  readonly total: number;
}

/** What the book has of days, by how it was counted. */
export const visitsSoFar = (
  reader: Reader,
  counts: readonly { unit: UnitId; day: Day }[],
): Promise<CountedSoFar[]> =>
  reader.many(sql`
    select event.unit, event.day, event.quality, event.material as method, sum(event.amount) as total
      from ledger.item_event_view as event
      join jsonb_to_recordset(${records(counts)}) as row(unit bigint, day date)
        on row.unit = event.unit and row.day = event.day
     where event.kind = 'visit'
     group by event.unit, event.day, event.quality, event.material`);
