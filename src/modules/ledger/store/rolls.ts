import { type Reader, sql, type Tx } from '#platform/db.ts';
import type { Position } from '../position.ts';

export type Grain = 'day' | 'month';

/** One adding up, which ends at a place in the book. */
export interface Roll extends Position {
  readonly number: number;
  readonly grain: Grain;
  /** The same in no other database and at no other time. */
  readonly name: string;
}

/** Only one adds up at a time; held to the end of the transaction. */
export const waitForTurnToRoll = (tx: Tx): Promise<number> =>
  tx.run(sql`select pg_advisory_xact_lock(hashtext('ledger.roll'))`);

/** The rolls that lie before a place in the book, and without gap or overlap lead up to it: months first, then days. */
export const rollsBefore = (reader: Reader, { item, horizon, person }: Position): Promise<Roll[]> =>
  reader.many<Roll>(sql`
    with before as materialized (
      select number, grain, item, horizon, person, made_at
        from ledger.roll
       where item <= ${item} and horizon <= ${horizon} and person <= ${person}
    ), months as (
      select coalesce(max(horizon), 0) as horizon, coalesce(max(person), 0) as person from before where grain = 'month'
    )
    select before.*, concat(current_database(), ' ', before.number, ' ', extract(epoch from made_at)) as name
      from before, months
     where grain = 'month' or (before.horizon, before.person) > (months.horizon, months.person)
     order by grain desc, horizon, person`);

export const insertRoll = (
  tx: Tx,
  grain: Grain,
  { item, horizon, person }: Position,
): Promise<Omit<Roll, 'name'>> =>
  tx.one(sql`
    insert into ledger.roll (grain, item, horizon, person)
    values (${grain}, ${item}, ${horizon}, ${person})
    returning number, grain, item, horizon, person`);

const dayIn = (grain: Grain) => (grain === 'day' ? sql`day` : sql`date_trunc('month', day)::date`);

/** Whether the book has rows, up to a place, that are in no roll before it. */
export const hasMore = async (reader: Reader, from: Position, to: Position): Promise<boolean> =>
  from.person < to.person ||
  (
    await reader.one<{ more: boolean }>(sql`
      select exists (select from ledger.item_event
                      where xid >= ${from.horizon} and xid < ${to.horizon} and position <= ${to.item}) as more`)
  ).more;

/** Adds up the item rows that a roll takes in. Later readers find them lying by kind and day. */
export const rollItems = (
  tx: Tx,
  { number, grain, item, horizon }: Omit<Roll, 'name'>,
  from: Position,
): Promise<number> =>
  tx.run(sql`
    insert into ledger.rolled_item
      (roll, kind, day, unit, organisation, municipality, material, audience, scope, days, amount, events, estimated,
       fiction)
    select ${number}, kind, ${dayIn(grain)}, unit, organisation, municipality, material, audience, scope, days,
           sum(amount), count(*), coalesce(sum(amount) filter (where quality = 'estimated'), 0), fiction
      from ledger.item_event
     where xid >= ${from.horizon} and xid < ${horizon} and position <= ${item}
     group by kind, 3, organisation, unit, municipality, material, audience, scope, days, fiction
     order by kind, 3, organisation, unit`);

/** Adds up the person rows that a roll takes in. */
export const rollPeople = (
  tx: Tx,
  { number, grain, person }: Omit<Roll, 'name'>,
  from: Position,
): Promise<number> =>
  tx.run(sql`
    insert into ledger.rolled_person
      (roll, kind, day, unit, organisation, municipality, age_band, category, amount, events)
    select ${number}, kind, ${dayIn(grain)}, unit, organisation, municipality, age_band, category,
           sum(amount), count(*)
      from ledger.person_event_book
     where position > ${from.person} and position <= ${person}
     group by kind, 3, organisation, unit, municipality, age_band, category
     order by kind, 3, organisation, unit`);

/** Adds up again, by month, what some rolls by day hold. */
export async function foldInto(tx: Tx, month: Pick<Roll, 'number'>, days: readonly number[]): Promise<void> {
  await tx.run(sql`
    insert into ledger.rolled_item
      (roll, kind, day, unit, organisation, municipality, material, audience, scope, days, amount, events, estimated,
       fiction)
    select ${month.number}, kind, date_trunc('month', day)::date, unit, organisation, municipality, material, audience,
           scope, days, sum(amount), sum(events), sum(estimated), fiction
      from ledger.rolled_item
     where roll = any(${days})
     group by kind, 3, organisation, unit, municipality, material, audience, scope, days, fiction
     order by kind, 3, organisation, unit`);
  await tx.run(sql`
    insert into ledger.rolled_person
      (roll, kind, day, unit, organisation, municipality, age_band, category, amount, events)
    select ${month.number}, kind, date_trunc('month', day)::date, unit, organisation, municipality, age_band,
           category, sum(amount), sum(events)
      from ledger.rolled_person
     where roll = any(${days})
     group by kind, 3, organisation, unit, municipality, age_band, category
     order by kind, 3, organisation, unit`);
}

/** Takes away the rolls by day that ended at or before a place in the book. */
export const dropDaysThrough = (tx: Tx, { horizon, person }: Position): Promise<number> =>
  tx.run(sql`delete from ledger.roll where grain = 'day' and horizon <= ${horizon} and person <= ${person}`);

/** Takes the newest rows into the summaries by place, so that a figure need not read them all to find its own. */
export async function summarizePlaces(tx: Tx): Promise<void> {
  await tx.run(sql`
    select brin_summarize_new_values(inhrelid)
      from pg_inherits
     where inhparent in ('ledger.item_event_by_place'::regclass, 'ledger.person_event_book_by_place'::regclass)`);
}
