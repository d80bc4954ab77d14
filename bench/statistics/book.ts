import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { from as copyFrom } from 'pg-copy-streams';
import { makeMonths, rollUp } from '#ledger';
import { type Network, network } from '#network';
import { addDays, type Day, eachDay } from '#platform/day.ts';
import type { Db } from '#platform/db.ts';
import { sql } from '#platform/db.ts';
import { type Duck, openDuck } from './duckdb.ts';

/** Five years of library days, the last of which is the thirtieth of December: it has not been added up yet. */
const days = 1825;
const firstDay = '2021-01-01';

/** A draw between 0 and 1 that is the same in each run, by the row's number and what it is for. */
const draw = (salt: number) => `(hash(n * 31 + ${salt}) % 1000000) / 1e6`;
const oneOf = (values: readonly string[], salt: number) =>
  `[${values.map(value => `'${value}'`).join()}][1 + (hash(n * 31 + ${salt}) % ${values.length})::integer]`;

const kindOf = `case when ${draw(1)} < .40 then 'loan' when ${draw(1)} < .78 then 'return' when ${draw(1)} < .88 then 'renewal'
  when ${draw(1)} < .93 then 'item-added' when ${draw(1)} < .96 then 'item-withdrawn' when ${draw(1)} < .973 then 'request-placed'
  when ${draw(1)} < .985 then 'request-ready' else 'visit' end`;

const itemKinds = 'loan return renewal item-added item-withdrawn request-placed request-ready visit';
/** What the made-up events are; the empty province has some of other kinds already. */
export const madeKinds: ReadonlySet<string> = new Set(`${itemKinds} member-joined member-left`.split(' '));

function branchTable(place: Network): string {
  const branches = place.branches('2025-12-31');
  const rows = branches.map(
    ({ id, organisation, municipality }, n) =>
      `(${n}, ${id}, ${organisation ?? 'null'}, ${municipality ?? 'null'})`,
  );
  return `create table branch as select * from (values ${rows.join()}) as row(place, unit, organisation, municipality)`;
}

/** Large branches have more: a branch by the square of a draw. */
const branch = (count: number) => `floor(${count} * pow(${draw(2)}, 2))::integer`;

const items = (events: number, branches: number) => `
  create table item_event as
  select kind, day + to_seconds(32400 + hash(n) % 30000) as "at", day + to_seconds(32400 + hash(n) % 30000) as recorded_at,
         day, unit, organisation, municipality,
         case when kind <> 'visit' then hash(n * 7) % 1200000 end::bigint as item,
         case when kind <> 'visit' then hash(n * 7) % 400000 end::bigint as edition,
         case when kind <> 'visit' then ${oneOf(['book', 'book', 'book', 'book', 'dvd', 'audiobook', 'magazine', 'game'], 3)} end as material,
         case when kind <> 'visit' then ${oneOf(['child', 'youth', 'adult', 'adult'], 4)} end as audience,
         case when kind <> 'visit' then ${oneOf(['true', 'true', 'false'], 6)}::boolean end as fiction,
         case fiction when true then 'fiction' when false then 'non-fiction' else 'unknown' end as form,
         case when kind = 'visit' then 20 + hash(n) % 300 else 1 end::integer as amount,
         case when kind = 'request-ready' then hash(n) % 12 end::integer as days,
         case when kind like 'request-%' then ${oneOf(['same-branch', 'same-organisation', 'other-organisation'], 5)} end as scope,
         case when kind = 'visit' and n % 5 = 0 then 'estimated' else 'registered' end as quality,
         false as correction, xid
    from (select n, ${kindOf} as kind, date '${firstDay}' + (n * ${days} // ${events})::integer as day,
                 ${branch(branches)} as place, 1 + n * 500 // ${events} as xid
            from range(${events}) as numbers(n)) as event
    join branch using (place)
   order by n`;

const people = (events: number, branches: number) => `
  create table person_event as
  select kind, day, unit, organisation, municipality, material, audience, age_band, category, postcode_area, pseudonym,
         1::integer as amount
    from (select n, case when ${draw(1)} < .96 then 'loan' when ${draw(1)} < .985 then 'member-joined' else 'member-left' end as kind,
                 date '${firstDay}' + (n * ${days} // ${events})::integer as day,
                 ${branch(branches)} as place,
                 ${oneOf(['book', 'book', 'book', 'book', 'dvd', 'audiobook', 'magazine', 'game'], 3)} as material,
                 ${oneOf(['child', 'youth', 'adult', 'adult'], 4)} as audience,
                 ${oneOf(['0-3', '4-12', '13-18', '19-30', '31-65', '66+'], 5)} as age_band,
                 ${oneOf(['youth', 'adult', 'adult'], 6)} as category,
                 (7700 + hash(n) % 300)::varchar as postcode_area,
                 '\\x' || md5(concat(n * 5 // ${events}, ' ', floor(120000 * pow(${draw(7)}, 2)))) as pseudonym
            from range(${events}) as numbers(n)) as event
    join branch using (place)
   order by n`;

const columns = {
  item: `kind, "at", recorded_at, day, unit, organisation, municipality, item, edition, material, audience, amount, days, scope,
         quality, correction, fiction, xid`,
  person: `kind, day, unit, organisation, municipality, material, audience, age_band, category, postcode_area, pseudonym, amount`,
};

async function copyFile(db: Db, statement: string, file: string): Promise<void> {
  const client = await db.pool.connect();
  try {
    await pipeline(createReadStream(file, { highWaterMark: 1 << 20 }), client.query(copyFrom(statement)));
  } finally {
    client.release();
  }
}

/** Takes the indexes of a table away, and answers what puts them back: rows go in without them at a third of the cost. */
async function withoutIndexes(db: Db, table: string): Promise<readonly string[]> {
  const found = await db.many<{ name: string; made: string }>(sql`
    select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as made
      from pg_index
     where indrelid = ${table}::regclass`);
  for (const { name } of found) await db.script(`drop index ${name}`);
  return found.map(({ made }) => made.replace(' ON ONLY ', ' ON '));
}

/** Says that the days of the people's book are closed, as the nights would have. */
const closePeople = (db: Db, day: Day): Promise<void> =>
  db.script(`
    insert into ledger.seal (book, day, position, horizon, rows, previous, hash)
    select 'person', '${day}', last_value, 1, 0, '', '' from ledger.person_event_book_position_seq`);

export interface Made {
  /** Puts the last day in the book, after all before was added up. */
  lastDay(): Promise<void>;
}

/** Says every so often how far the rows have come in, until the work is done. */
async function tellRows<T>(db: Db, say: (line: string) => void, work: Promise<T>): Promise<T> {
  const timer = setInterval(() => {
    void db
      .many<{ book: string; rows: number }>(sql`
        select relid::regclass::text as book, tuples_processed as rows from pg_stat_progress_copy
         union all
        select relid::regclass::text, blocks_done from pg_stat_progress_create_index order by 1`)
      .then(rows => say(rows.map(({ book, rows: done }) => `${book} ${done}`).join(', ') || '…'));
  }, 20_000);
  try {
    return await work;
  } finally {
    clearInterval(timer);
  }
}

/**
 * Five years of a province's events, the same in each run: three in five about things, two in five about people. DuckDB makes
 * them and keeps its own; the book gets the same rows by COPY, all but those of the last day.
 */
export async function fillBook(
  { db, folder, say }: { readonly db: Db; readonly folder: string; readonly say: (line: string) => void },
  duck: Duck,
  events: number,
): Promise<Made> {
  const place = await network(db);
  const many = { item: Math.round(events * 0.6), person: Math.round(events * 0.4) };
  const branches = place.branches('2025-12-31').length;
  await duck.run(branchTable(place));
  await duck.run(items(many.item, branches));
  await duck.run(people(many.person, branches));
  const last = `(select max(day) from item_event)`;
  const file = (name: string) => join(folder, `${name}.csv`);
  for (const book of ['item', 'person'] as const)
    for (const part of ['before', 'last'] as const)
      await duck.run(`copy (select ${part === 'last' ? columns[book].replace(', xid', '') : columns[book]} from ${book}_event where day ${part === 'last' ? '=' : '<'} ${last})
                        to '${file(`${book}-${part}`)}' (format csv, header false)`);
  const into = {
    item: `copy ledger.item_event (${columns.item}) from stdin (format csv)`,
    person: `copy ledger.person_event_book (${columns.person}) from stdin (format csv)`,
  };
  await db.transaction(tx => makeMonths(tx, [...eachDay(firstDay, addDays(firstDay, days))]));
  say('DuckDB has its own; the same into the book…');
  const taken = Promise.all(
    (['item', 'person'] as const).map(async book => {
      const table = book === 'item' ? 'ledger.item_event' : 'ledger.person_event_book';
      const back = await withoutIndexes(db, table);
      await copyFile(db, into[book], file(`${book}-before`));
      await db.script(`set maintenance_work_mem = '512MB'; ${back.join(';')}; reset maintenance_work_mem`);
      await db.script(`vacuum (analyze) ${table}`);
    }),
  );
  await tellRows(db, say, taken);
  await closePeople(db, addDays(firstDay, days - 2));
  return {
    lastDay: async () => {
      // By transactions of today, as rows that are not added up yet must be.
      await copyFile(db, into.item.replace(/, xid(?=\))/, ''), file('item-last'));
      await copyFile(db, into.person, file('person-last'));
      await closePeople(db, addDays(firstDay, days - 1));
    },
  };
}

/** The same book for another benchmark: all of it, added up as after a night. */
export async function fillLedger(
  { db, folder }: { readonly db: Db; readonly folder: string },
  events: number,
): Promise<void> {
  const duck = await openDuck(join(folder, 'events.duckdb'));
  try {
    await (await fillBook({ db, folder, say: () => {} }, duck, events)).lastDay();
  } finally {
    duck.close();
  }
  await db.transaction(tx => rollUp(tx, '2025-12-31'));
  await db.script('vacuum (analyze) ledger.item_event, ledger.rolled_item, ledger.rolled_person');
}
