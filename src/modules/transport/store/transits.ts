import type { EditionId, ItemId } from '#catalogue';
import type { UnitId } from '#network';
import type { Day } from '#platform/day.ts';
import { type Reader, records, sql, type Tx } from '#platform/db.ts';
import type { RunId } from '../run.ts';
import type { Transit, TransitId, TransitReason, TransitState } from '../transit.ts';

export const columns = sql`
  transit.id, transit.item, transit.edition, transit.from_unit as from, transit.to_unit as to,
  transit.at_unit as seen_at, transit.reason, transit.state, crate.code as crate, transit.packed_at,
  transit.boarded_at, transit.boarded_day, transit.received_at`;

/** Waits its turn behind anyone scanning these items; the newest journey of each, open or not. */
export const lockNewest = (tx: Tx, items: readonly ItemId[]): Promise<Transit[]> =>
  tx.many<Transit>(sql`
    select ${columns}
      from transport.transit
      left join transport.crate on crate.id = transit.crate
     where transit.id in (
             select newest.id
               from unnest(${items}::bigint[]) as wanted(item)
              cross join lateral (
                    select id from transport.transit
                     where transit.item = wanted.item order by id desc limit 1) as newest)
     order by transit.id
       for update of transit`);

export const lockTransits = (tx: Tx, ids: readonly TransitId[]): Promise<Transit[]> =>
  tx.many<Transit>(sql`
    select ${columns}
      from transport.transit
      left join transport.crate on crate.id = transit.crate
     where transit.id = any(${ids})
     order by transit.id
       for update of transit`);

/** What stands packed at some places, locked for the driver. */
export const lockPacked = (tx: Tx, units: readonly UnitId[]): Promise<Transit[]> =>
  tx.many<Transit>(sql`
    select ${columns}
      from transport.transit
      left join transport.crate on crate.id = transit.crate
     where transit.state = 'packed' and transit.at_unit = any(${units})
     order by transit.id
       for update of transit`);

export interface NewTransit {
  readonly item: ItemId;
  readonly edition: EditionId;
  readonly from: UnitId;
  readonly to: UnitId;
  readonly reason: TransitReason;
  readonly crate: string | undefined;
  readonly at: Date;
}

/** Makes the crates that are new on the way. */
export const insertTransits = (
  tx: Tx,
  transits: readonly NewTransit[],
): Promise<{ id: TransitId; item: ItemId }[]> =>
  tx.many(sql`
    with row as (
      select * from jsonb_to_recordset(${records(transits)}) as row(
        item bigint, edition bigint, "from" bigint, "to" bigint, reason text, crate text, at timestamptz)
    ), crate as (
      insert into transport.crate (code)
      select distinct crate from row where crate is not null
      on conflict (code) do update set code = excluded.code
      returning id, code
    )
    insert into transport.transit (item, edition, from_unit, to_unit, at_unit, reason, state, crate, packed_at)
    select row.item, row.edition, row.from, row.to, row.from, row.reason, 'packed', crate.id, row.at
      from row
      left join crate on crate.code = row.crate
    returning id, item`);

export interface TransitChange {
  readonly id: TransitId;
  readonly state: TransitState;
  readonly unit: UnitId;
  readonly run?: RunId | undefined;
  readonly boardedAt?: Date | undefined;
  readonly boardedDay?: Day | undefined;
  readonly receivedAt?: Date | undefined;
}

/** Writes new states; whatever is left out stays as it was. The ids tell the planner that a few rows are meant. */
export const saveTransits = (tx: Tx, changes: readonly TransitChange[]): Promise<number> =>
  tx.run(sql`
    update transport.transit
       set state = row.state, at_unit = row.unit, run = coalesce(row.run, transit.run),
           crate = case when row.state = 'on-van' then transit.crate end,
           boarded_at = coalesce(row.boarded_at, transit.boarded_at),
           boarded_day = coalesce(row.boarded_day, transit.boarded_day),
           received_at = coalesce(row.received_at, transit.received_at)
      from jsonb_to_recordset(${records(changes)}) as row(
           id bigint, state text, unit bigint, run bigint, boarded_at timestamptz, boarded_day date,
           received_at timestamptz)
     where transit.id = row.id and transit.id = any(${changes.map(({ id }) => id)}::bigint[])`);

/** Writes new destinations, and the state that goes with them. */
export const readdressTransits = (
  tx: Tx,
  transits: readonly Pick<Transit, 'id' | 'from' | 'to' | 'state'>[],
): Promise<number> =>
  tx.run(sql`
    update transport.transit
       set from_unit = row.from, to_unit = row.to, state = row.state
      from jsonb_to_recordset(${records(transits.map(({ id, from, to, state }) => ({ id, from, to, state })))}) as row(
           id bigint, "from" bigint, "to" bigint, state text)
     where transit.id = row.id`);

/** The open journeys of items, or to and from a place. */
export const readOpen = (
  reader: Reader,
  items: readonly ItemId[] | null,
  to: UnitId | null,
  at: UnitId | null,
): Promise<Transit[]> =>
  reader.many<Transit>(sql`
    select ${columns}
      from transport.transit
      left join transport.crate on crate.id = transit.crate
     where transit.state in ('packed', 'on-van', 'delivered')
       and (${items}::bigint[] is null or transit.item = any(${items}))
       and (${to}::bigint is null or transit.to_unit = ${to})
       and (${at}::bigint is null or transit.state = 'packed' and transit.at_unit = ${at})
     order by transit.packed_at, transit.id`);

export const readCrate = (reader: Reader, code: string): Promise<Transit[]> =>
  reader.many<Transit>(sql`
    select ${columns}
      from transport.transit
      join transport.crate on crate.id = transit.crate
     where crate.code = ${code} and transit.state in ('packed', 'on-van')
     order by transit.to_unit, transit.id`);

export const readFlows = (reader: Reader, day: Day): Promise<{ from: UnitId; to: UnitId; count: number }[]> =>
  reader.many(sql`
    select from_unit as from, to_unit as to, count(*) as count
      from transport.transit
     where boarded_day = ${day}
     group by from_unit, to_unit
     order by count(*) desc, from_unit, to_unit`);

/** Open journeys of copies that went to another edition; those that are over stay what they were. */
export const followItems = (
  tx: Tx,
  moves: readonly { readonly item: ItemId; readonly to: EditionId }[],
): Promise<number> =>
  tx.run(sql`
    update transport.transit
       set edition = row.edition
      from unnest(${moves.map(m => m.item)}::bigint[], ${moves.map(m => m.to)}::bigint[]) as row(item, edition)
     where transit.item = row.item and transit.state in ('packed', 'on-van', 'delivered')`);
