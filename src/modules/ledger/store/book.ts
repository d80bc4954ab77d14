import type { UnitId } from '#network';
import type { Day } from '#platform/day.ts';
import { type ColumnTypes, copyInto } from '#platform/copy.ts';
import { type Reader, records, sql, type Tx } from '#platform/db.ts';
import type { ItemEvent, PersonEvent } from '../event.ts';
import type { Position } from '../position.ts';

const itemColumns = {
  kind: 'text',
  at: 'timestamptz',
  day: 'date',
  unit: 'bigint',
  organisation: 'bigint',
  municipality: 'bigint',
  otherUnit: 'bigint',
  otherOrganisation: 'bigint',
  item: 'bigint',
  edition: 'bigint',
  material: 'text',
  audience: 'text',
  amount: 'integer',
  days: 'integer',
  scope: 'text',
  quality: 'text',
  correction: 'boolean',
  fiction: 'boolean',
  xid: 'bigint',
} as const satisfies ColumnTypes<keyof ItemEvent | 'xid'>;

/** Makes room for the months of some days, where there is none yet; without an answer to wait for where there is. */
export const makeMonths = (tx: Tx, days: readonly Day[]): Promise<number> =>
  tx.run(sql`select ledger.make_months(${days}::date[])`);

/** Guards months that were made from a backup as those that were made here. */
export const guardMonths = (tx: Tx): Promise<number> => tx.run(sql`select ledger.guard_months()`);

/**
 * Rows of many things at once and of nobody, as a load of copies makes them. The number of the transaction is asked for once: as the
 * default of a column it is worked out for each row, which takes longer than writing the row.
 */
export async function copyItemEvents(tx: Tx, items: readonly ItemEvent[]): Promise<number> {
  const { xid } = await tx.one<{ xid: number }>(sql`select ledger.transaction_number() as xid`);
  return copyInto(
    tx,
    'ledger.item_event',
    itemColumns,
    items.map(event => ({ amount: 1, quality: 'registered', correction: false, ...event, xid })),
  );
}

export const insertEvents = (
  tx: Tx,
  items: readonly ItemEvent[],
  people: readonly PersonEvent[],
): Promise<number> =>
  tx.run(sql`
    with event as materialized (
      select * from jsonb_to_recordset(${records(people)}) as event(
             kind text, day date, unit bigint, organisation bigint, municipality bigint, material text, audience text,
             age_band text, category text, postcode_area text, member bigint, amount integer)
    ), key as materialized (
      select years.year, pads.inner_pad, pads.outer_pad
        from (select distinct extract(year from day)::integer as year from event) as years
       cross join lateral ledger.year_key_of(years.year) as pads
    ), person as (
      insert into ledger.person_event_buffer
        (kind, day, unit, organisation, municipality, material, audience, age_band, category, postcode_area,
         pseudonym, amount)
      select kind, day, unit, organisation, municipality, material, audience, age_band, category, postcode_area,
             ledger.pseudonym_under(key.inner_pad, key.outer_pad, member), coalesce(amount, 1)
        from event
        join key on key.year = extract(year from event.day)::integer)
    insert into ledger.item_event
      (kind, at, day, unit, organisation, municipality, other_unit, other_organisation, item, edition, material,
       audience, amount, days, scope, quality, correction, fiction)
    select kind, at, day, unit, organisation, municipality, other_unit, other_organisation, item, edition, material,
           audience, coalesce(amount, 1), days, scope, coalesce(quality, 'registered'), coalesce(correction, false),
           fiction
      from jsonb_to_recordset(${records(items)}) as event(
           kind text, at timestamptz, day date, unit bigint, organisation bigint, municipality bigint,
           other_unit bigint, other_organisation bigint, item bigint, edition bigint, material text, audience text,
           amount integer, days integer, scope text, quality text, correction boolean, fiction boolean)`);

export async function replacePseudonyms(tx: Tx, member: number): Promise<void> {
  await tx.run(sql`
    with fresh as materialized (
      select year, ledger.pseudonym(make_date(year, 1, 1), ${member}) as old, uuid_send(gen_random_uuid()) as new
        from ledger.year_key
       where destroyed_at is null
    ), waiting as (
      update ledger.person_event_buffer as event
         set pseudonym = fresh.new
        from fresh
       where event.pseudonym = fresh.old
         and extract(year from event.day) = fresh.year
    )
    update ledger.person_event_book as event
       set pseudonym = fresh.new
      from fresh
     where event.pseudonym = fresh.old
       and extract(year from event.day) = fresh.year`);
}

/** A row of the book that the key of its year still ties to a member. */
export interface TiedEvent {
  readonly day: Day;
  readonly kind: string;
  readonly unit: UnitId;
  readonly material: string | null;
  readonly ageBand: string;
  readonly category: string;
  readonly postcodeArea: string | null;
  readonly amount: number;
}

/** What the book still ties to a member, oldest first: personal data until the key of the year is destroyed. */
export const eventsOf = (reader: Reader, member: number): Promise<TiedEvent[]> =>
  reader.many<TiedEvent>(sql`
    select event.day, event.kind, event.unit, event.material, event.age_band, event.category, event.postcode_area,
           event.amount
      from ledger.year_key as key
      join ledger.person_event_view as event
        on event.pseudonym = ledger.pseudonym_under(key.inner_pad, key.outer_pad, ${member})
       and extract(year from event.day) = key.year
     where key.destroyed_at is null
     order by event.day, event.kind`);

/** One look: `unsure` when a transaction ended between the snapshot and the look at the locks, so that nobody says whose it was. */
const lookForPosition = (reader: Reader): Promise<Position & { unsure: boolean }> =>
  reader.one(sql`
    with now as materialized (
      select pg_current_snapshot() as snapshot
    ), elsewhere as materialized (
      select held.transactionid
        from pg_locks as held
        join pg_stat_activity as session on session.pid = held.pid
       where held.locktype = 'transactionid' and held.mode = 'ExclusiveLock' and held.granted
         and session.datname <> current_database()
    ), horizon as (
      select least(pg_snapshot_xmax(snapshot),
                   (select min(unfinished)
                      from pg_snapshot_xip(snapshot) as unfinished
                     where unfinished::xid not in (select transactionid from elsewhere)))::text::bigint
             + ledger.ahead() as xid
        from now
    )
    select horizon.xid as horizon,
           -- No row below the horizon can have a higher number than the counter by now, whatever month it is in.
           (select case when is_called then last_value else 0 end from ledger.item_event_position_seq) as item,
           coalesce((select max(position) from ledger.seal where book = 'person'), 0) as person,
           exists (select from now, pg_snapshot_xip(snapshot) as unfinished
                    where unfinished::xid not in (select held.transactionid from pg_locks as held
                                                   where held.locktype = 'transactionid')) as unsure
      from horizon`);

/** More looks than a busy server needs. */
const mostLooks = 20;

/**
 * The newest place in the book that may be used for a figure. Unfinished transactions of other databases on the same
 * server are passed over: they hold their own number's lock, and their session says where they work.
 */
export async function safePosition(reader: Reader): Promise<Position> {
  for (let looks = 1; ; looks += 1) {
    const { unsure, ...position } = await lookForPosition(reader);
    // A transaction that keeps one snapshot sees no other: what it is unsure of stays out.
    if (!unsure || looks === mostLooks) return position;
  }
}

export type Book = 'item' | 'person';

/** One link of a chain. */
export interface Seal {
  readonly book: Book;
  readonly day: Day;
  readonly position: number;
  readonly horizon: number;
  readonly rows: number;
  readonly previous: Buffer;
  readonly hash: Buffer;
}

/** The last day that was closed as the book stood at a position; nothing when none was. */
export const closedThrough = async (reader: Reader, { item, horizon }: Position): Promise<Day | undefined> =>
  (
    await reader.one<{ day: Day | null }>(sql`
      select max(day) as day
        from ledger.seal
       where book = 'item' and position <= ${item} and horizon <= ${horizon}`)
  ).day ?? undefined;

/** Only one closes at a time; held to the end of the transaction. */
export const waitForTurnToClose = (tx: Tx): Promise<number> =>
  tx.run(sql`select pg_advisory_xact_lock(hashtext('ledger.seal'))`);

/** The newest link of each book that has one. */
export const lastSeals = (reader: Reader): Promise<Seal[]> =>
  reader.many<Seal>(sql`
    select book, day, position, horizon, rows, previous, hash
      from (values ('item'), ('person')) as known(name)
     cross join lateral (select * from ledger.seal where book = known.name order by day desc limit 1) as last`);

export const readSeals = (reader: Reader, book: Book): Promise<Seal[]> =>
  reader.many<Seal>(sql`
    select book, day, position, horizon, rows, previous, hash
      from ledger.seal
     where book = ${book}
     order by day`);

export const insertSeals = (tx: Tx, item: Seal, person: Seal): Promise<number> =>
  tx.run(sql`
    insert into ledger.seal (book, day, position, horizon, rows, previous, hash)
    values ${sql.join(
      [item, person].map(
        ({ book, day, position, horizon, rows, previous, hash }) =>
          sql`(${book}, ${day}, ${position}, ${horizon}, ${rows}, ${previous}, ${hash})`,
      ),
    )}`);

/**
 * Moves the person rows up to a day into the book, in an order that only the salt knows; the salt is not kept. Answers the last
 * place that one of them got.
 */
export const movePeople = (tx: Tx, through: Day, salt: string): Promise<{ last: number | null }> =>
  tx.one(sql`
    with moved as (
      delete from ledger.person_event_buffer where day <= ${through} returning *
    ), numbered as (
      select *, row_number() over () as number from moved
    ), taken as (
      insert into ledger.person_event_book
        (kind, day, unit, organisation, municipality, material, audience, age_band, category, postcode_area, pseudonym,
         amount)
      select kind, day, unit, organisation, municipality, material, audience, age_band, category, postcode_area,
             pseudonym, amount
        from numbered
       order by sha256(convert_to(${salt} || number::text, 'UTF8'))
      returning position
    )
    select max(position) as last from taken`);

interface Hashed {
  readonly rows: number;
  readonly hash: Buffer;
}

type Cut = Pick<Seal, 'day' | 'position' | 'horizon'>;

/**
 * The rows that a closing takes in: known by then, of that day or earlier, and not taken in before. Three lots that do not overlap, so
 * that each reads no more months than it must: of later days, of later places, and of transactions that were still open. What came to
 * the book as a column later adds to the text only where it says something, so that older seals hold.
 */
export const hashItems = (reader: Reader, cut: Cut, before: Cut, previous: Buffer): Promise<Hashed> => {
  const known = sql`select * from ledger.item_event
                     where day <= ${cut.day} and position <= ${cut.position} and xid < ${cut.horizon}`;
  return reader.one<Hashed>(sql`
    select count(*) as rows,
           sha256(${previous}::bytea || convert_to(coalesce(string_agg(row(
             position, kind, extract(epoch from at), extract(epoch from recorded_at), to_char(day, 'YYYY-MM-DD'),
             unit, organisation, municipality, other_unit, other_organisation, item, edition, material, audience,
             amount, days, scope, quality, correction, xid)::text || coalesce(' ' || fiction::text, ''), e'\\n' order by position), ''), 'UTF8')) as hash
      from (${known} and day > ${before.day}
            union all ${known} and day <= ${before.day} and position > ${before.position}
            union all ${known} and day <= ${before.day} and position <= ${before.position} and xid >= ${before.horizon}
           ) as taken`);
};

/** Without the pseudonyms, which the law may have replaced. */
export const hashPeople = (reader: Reader, cut: Cut, before: Cut, previous: Buffer): Promise<Hashed> =>
  reader.one<Hashed>(sql`
    select count(*) as rows,
           sha256(${previous}::bytea || convert_to(coalesce(string_agg(row(
             position, kind, to_char(day, 'YYYY-MM-DD'), unit, organisation, municipality, material, audience,
             age_band, category, postcode_area, amount)::text, e'\\n' order by position), ''), 'UTF8')) as hash
      from ledger.person_event_book
     where position <= ${cut.position} and position > ${before.position}`);

/** The first day that has rows in no seal yet. */
export const firstOpenDay = (reader: Reader): Promise<{ day: Day | null }> =>
  reader.one<{ day: Day | null }>(sql`
    select case when exists (select from ledger.seal)
                then (select max(day) + 1 from ledger.seal)
                else least((select min(day) from ledger.item_event),
                           (select min(day) from ledger.person_event_buffer)) end as day`);

/**
 * Lets numbers of transactions run ahead of the server's, when the book or `known` has a number that is still to come here: it
 * was put back from another server. A million further, so that nothing under way here gets a number from before. Answers how many times that was so, 0 or 1.
 */
export const runAhead = (tx: Tx, known: number): Promise<number> =>
  tx.run(sql`
    with told as (
      select greatest(${known}::bigint,
                      (select max(xid) from ledger.item_event
                        where position > (select last_value - 10000 from ledger.item_event_position_seq)),
                      (select max(horizon) from ledger.seal),
                      (select max(horizon) from ledger.roll)) as number
    ), here as (
      select pg_snapshot_xmax(pg_current_snapshot())::text::bigint as number
    )
    insert into ledger.numbering (ahead)
    select told.number + 1000000 - here.number
      from told, here
     where told.number > here.number + ledger.ahead()`);
