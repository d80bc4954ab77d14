import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seededChance } from '#platform/chance.ts';
import type { Day } from '#platform/day.ts';
import { type Db, sql } from '#platform/db.ts';
import { migrate } from '#platform/migrate.ts';
import { migrationSources } from '../../migration-sources.ts';
import { emptyDatabase, testDatabase } from '../../../test/support/database.ts';
import { brokenSeals, closeDay } from './close-day.ts';
import type { ItemEvent, PersonEvent } from './event.ts';
import { record } from './record.ts';
import { rollUp } from './roll-up.ts';
import { guardMonths, makeMonths, safePosition } from './store/book.ts';

const place = {
  kind: 'loan',
  unit: 1,
  organisation: 10,
  municipality: 20,
  material: 'book',
  audience: 'adult',
};
const thing = (day: Day): ItemEvent => ({ ...place, day, at: new Date(`${day}T10:00:00Z`), item: 1 });
const person = (day: Day): PersonEvent => ({
  ...place,
  day,
  ageBand: '31-65',
  category: 'adult',
  postcodeArea: '9461',
  member: 7,
});
const write = (db: Db, ...days: Day[]) =>
  db.transaction(tx => record(tx, { items: days.map(thing), people: days.map(person) }));

const months = async (db: Db): Promise<string[]> =>
  (
    await db.many<{ month: string }>(sql`
      select replace(inhrelid::regclass::text, 'ledger.', '') as month from pg_inherits
       where inhparent in ('ledger.item_event'::regclass, 'ledger.person_event_book'::regclass) order by 1`)
  ).map(({ month }) => month);

test('a book has room for a month before its first event; one of long ago gets its own month when it comes', async t => {
  const db = await testDatabase(t);
  await write(db, '2025-03-31', '2025-04-01');
  await write(db, '1998-12-31');
  assert.deepEqual(await months(db), [
    'item_event_1998_12',
    'item_event_2025_03',
    'item_event_2025_04',
    'person_event_book_1998_12',
    'person_event_book_2025_03',
    'person_event_book_2025_04',
  ]);
  await db.transaction(tx => closeDay(tx, '2025-04-01', seededChance(1)));
  const { rows } = await db.one<{ rows: number }>(
    sql`select count(*) as rows from ledger.person_event_book_1998_12`,
  );
  assert.equal(rows, 1);
});

test('what goes past the door to a month that is not there is refused, and nothing is set aside', async t => {
  const db = await testDatabase(t);
  await assert.rejects(
    db.script("insert into ledger.item_event (kind, at, day, unit) values ('loan', now(), '2031-01-05', 1)"),
    /no partition of relation "item_event"/,
  );
  const { whole } = await db.one<{ whole: number }>(sql`
    select count(*) as whole from pg_partitioned_table where partdefid <> 0`);
  assert.equal(whole, 0);
});

test('who makes a month and is not ready yet holds up nobody who writes or reads another, and who wants the same waits', async t => {
  const db = await testDatabase(t);
  await write(db, '2025-03-03');
  const slow = await db.pool.connect();
  await slow.query('begin');
  await slow.query("select ledger.make_months('{2025-04-01}')");
  await write(db, '2025-03-04');
  assert.equal((await db.many(sql`select from ledger.item_event_view`)).length, 2);
  const same = write(db, '2025-04-02');
  let waits = 0;
  while (waits === 0)
    ({ waits } = await db.one<{ waits: number }>(sql`
      select count(*) as waits from pg_stat_activity
       where datname = current_database() and wait_event_type = 'Lock' and wait_event = 'advisory'`));
  await slow.query('rollback');
  slow.release();
  await same;
  assert.equal((await db.many(sql`select from ledger.item_event_2025_04`)).length, 1);
});

test('who asks about a month reads that month and no other', async t => {
  const db = await testDatabase(t);
  await write(db, '2025-01-10', '2025-02-10', '2025-03-10', '2026-03-10');
  for (const view of ['item_event_view', 'person_event_view']) {
    const { plan } = await db
      .one<{ plan: unknown }>(sql`
      explain (format json) select from ${sql.raw(`ledger.${view}`)}
        where kind = 'loan' and day between '2025-03-01' and '2025-03-31'`)
      .then(row => ({
        plan: Object.values(row as object)[0],
      }));
    const read = [...JSON.stringify(plan).matchAll(/(?:item_event|person_event_book)_\d{4}_\d\d/g)].map(
      ([name]) => name.slice(-7),
    );
    assert.deepEqual([...new Set(read)], ['2025_03'], view);
  }
});

test('a month that came back from a backup cannot be emptied either', async t => {
  const db = await testDatabase(t);
  await db.script(
    "create table ledger.item_event_2025_03 partition of ledger.item_event for values from ('2025-03-01') to ('2025-04-01')",
  );
  await db.transaction(guardMonths);
  await assert.rejects(db.script('truncate ledger.item_event_2025_03'), /the ledger only grows/);
});

test('a book of before it was kept by month is taken over whole: places, transactions, seals and what was added up', async t => {
  const db = await emptyDatabase(t);
  const sources = migrationSources();
  await migrate(db, sources, ({ owner, file }) => owner !== 'ledger' || file < '0007');
  await db.script(`
    insert into ledger.item_event (kind, at, day, unit, item)
    select 'loan', day + time '10:00', day, 1, n
      from (select n, date '2023-11-20' + n / 4 as day from generate_series(1, 400) as n) as event;
    insert into ledger.person_event_book (kind, day, unit, age_band, category, pseudonym)
    select 'loan', date '2023-11-20' + n / 4, 1, '31-65', 'adult', uuid_send(gen_random_uuid()) from generate_series(1, 300) as n;
    insert into ledger.person_event_buffer (kind, day, unit, age_band, category)
    select 'loan', date '2024-05-01', 1, '31-65', 'adult' from generate_series(1, 9)`);
  await db.script(`
    insert into ledger.seal (book, day, position, horizon, rows, previous, hash)
    values ('person', '2023-12-31', 300, 1, 300, '', '')`);
  const all = () =>
    db.one(sql`
      select md5(string_agg((to_jsonb(event) - 'fiction')::text, ';' order by position)) as items,
             (select md5(string_agg(event::text, ';' order by position)) from ledger.person_event_book as event) as people,
             count(*) as rows
        from ledger.item_event as event`);
  const before = await all();
  await migrate(db, sources);
  assert.deepEqual(await all(), before);
  assert.deepEqual((await months(db)).slice(0, 5), [
    'item_event_2023_11',
    'item_event_2023_12',
    'item_event_2024_01',
    'item_event_2024_02',
    'item_event_2024_05',
  ]);
  await write(db, '2024-02-01');
  const position = await safePosition(db);
  assert.deepEqual([position.item, position.person], [401, 300], 'numbers go on');
  await db.transaction(tx => closeDay(tx, '2024-05-01', seededChance(1)));
  await db.transaction(tx => rollUp(tx, '2024-05-01'));
  assert.deepEqual(
    (await brokenSeals(db)).filter(({ book }) => book === 'item'),
    [],
  );
  const { events } = await db.one<{ events: number }>(
    sql`select sum(events) as events from ledger.rolled_person_view`,
  );
  assert.equal(events, 310, 'also those that waited in the buffer');
});

test('room is made for the months of all days given, once', async t => {
  const db = await testDatabase(t);
  for (let twice = 0; twice < 2; twice += 1)
    await db.transaction(tx => makeMonths(tx, ['2025-12-31', '2026-01-01', '2026-01-31']));
  assert.equal((await months(db)).length, 4);
});
