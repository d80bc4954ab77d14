import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { test } from 'node:test';
import { seededChance } from '#platform/chance.ts';
import type { Day } from '#platform/day.ts';
import { type Db, sql } from '#platform/db.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { brokenSeals, closeDay } from './close-day.ts';
import { closeDaysThrough } from './close-days.ts';
import type { ItemEvent, PersonEvent } from './event.ts';
import { forgetMember, record } from './record.ts';
import { makeMonths, safePosition } from './store/book.ts';

const at = (day: Day, hour = 10): Date => new Date(`${day}T${String(hour).padStart(2, '0')}:00:00Z`);

const thing = (day: Day, item = 1): ItemEvent => ({
  kind: 'loan',
  at: at(day),
  day,
  unit: 1,
  organisation: 10,
  municipality: 20,
  item,
  edition: item,
  material: 'book',
  audience: 'adult',
});

const person = (day: Day, member = 7): PersonEvent => ({
  kind: 'loan',
  day,
  unit: 1,
  organisation: 10,
  municipality: 20,
  material: 'book',
  audience: 'adult',
  ageBand: '31-65',
  category: 'adult',
  postcodeArea: '9461',
  member,
});

const write = (db: Db, items: ItemEvent[], people: PersonEvent[] = []) =>
  db.transaction(tx => record(tx, { items, people }));
const close = (db: Db, day: Day) => db.transaction(tx => closeDay(tx, day, seededChance(1)));
const count = async (db: Db, upTo: { item: number; horizon: number }): Promise<number> =>
  (
    await db.one<{ rows: number }>(sql`
      select count(*) as rows from ledger.item_event_view where position <= ${upTo.item} and xid < ${upTo.horizon}`)
  ).rows;

test('nothing in the book can be changed, deleted or emptied', async t => {
  const db = await testDatabase(t);
  await write(db, [thing('2025-03-03')], [person('2025-03-03')]);
  await close(db, '2025-03-03');
  for (const attempt of [
    'update ledger.item_event set amount = 2',
    'delete from ledger.item_event',
    'truncate ledger.item_event',
    'update ledger.person_event_book set amount = 2',
    'delete from ledger.person_event_book',
    'truncate ledger.person_event_book',
    'truncate ledger.person_event_buffer',
    'update ledger.seal set rows = 0',
    'delete from ledger.seal',
    'truncate ledger.seal',
    'update ledger.item_event_2025_03 set amount = 2',
    'delete from ledger.item_event_2025_03',
    'truncate ledger.item_event_2025_03',
    'update ledger.person_event_book_2025_03 set amount = 2',
    'delete from ledger.person_event_book_2025_03',
    'truncate ledger.person_event_book_2025_03',
  ])
    await assert.rejects(db.script(attempt), /the ledger only grows/, attempt);
});

test('a figure never sees a row that was still being written when its place in the book was taken', async t => {
  const db = await testDatabase(t);
  await write(db, [thing('2025-03-03')]);
  const slow = await db.pool.connect();
  try {
    await slow.query('begin');
    await slow.query(
      `insert into ledger.item_event (kind, at, day, unit) values ('loan', now(), '2025-03-03', 1)`,
    );
    await write(db, [thing('2025-03-03', 2)]);
    const position = await safePosition(db);
    assert.equal(await count(db, position), 1, 'what came after the open writer waits for it');
    await slow.query('commit');
    assert.equal(await count(db, position), 1, 'the same place gives the same rows for ever');
    assert.equal(await count(db, await safePosition(db)), 3, 'a later place has them all');
  } finally {
    slow.release();
  }
});

test('work under way in another database of the same server holds up no figure', async t => {
  const [db, neighbour] = [await testDatabase(t), await testDatabase(t)];
  const busy = await neighbour.pool.connect();
  try {
    await busy.query('begin');
    await busy.query('select pg_current_xact_id()');
    await write(db, [thing('2025-03-03')]);
    assert.equal(await count(db, await safePosition(db)), 1);
  } finally {
    await busy.query('rollback');
    busy.release();
  }
});

test('a writer that began early and ends late does not let a neighbour slip below the line', async t => {
  const db = await testDatabase(t);
  const [early, late] = [await db.pool.connect(), await db.pool.connect()];
  const insert = `insert into ledger.item_event (kind, at, day, unit) values ('loan', now(), '2025-03-03', 1)`;
  await db.transaction(tx => makeMonths(tx, ['2025-03-03']));
  try {
    await early.query('begin');
    await early.query('select pg_current_xact_id()');
    await late.query('begin');
    await late.query(insert);
    await early.query(insert);
    await early.query('commit');
    const position = await safePosition(db);
    const before = await count(db, position);
    await late.query('commit');
    assert.equal(await count(db, position), before);
  } finally {
    early.release();
    late.release();
  }
});

test('a member is one pseudonym within a year and another in the next', async t => {
  const db = await testDatabase(t);
  await write(
    db,
    [],
    [person('2025-03-03'), person('2025-12-31'), person('2026-01-01'), person('2025-03-03', 8)],
  );
  const rows = await db.many<{ pseudonym: Buffer }>(sql`select pseudonym from ledger.person_event_buffer`);
  const [first, again, nextYear, other] = rows.map(({ pseudonym }) => pseudonym.toString('hex'));
  assert.equal(first, again);
  assert.notEqual(first, nextYear);
  assert.notEqual(first, other);
});

test('a pseudonym is HMAC-SHA256 under the key of the year, cut to 16 bytes', async t => {
  const db = await testDatabase(t);
  await write(db, [], [person('2025-03-03', 4711)]);
  const { innerPad } = await db.one<{ innerPad: Buffer }>(sql`select inner_pad from ledger.year_key`);
  const { pseudonym } = await db.one<{ pseudonym: Buffer }>(
    sql`select pseudonym from ledger.person_event_buffer`,
  );
  const key = innerPad.map(byte => byte ^ 0x36);
  assert.deepEqual(pseudonym, createHmac('sha256', key).update('4711').digest().subarray(0, 16));
});

test('someone who leaves can be forgotten while every total stays what it was', async t => {
  const db = await testDatabase(t);
  const days: Day[] = ['2025-03-03', '2025-03-04', '2026-01-05'];
  await write(
    db,
    [],
    days.flatMap(day => [person(day), person(day, 8)]),
  );
  await close(db, '2025-03-03');
  const totals = () =>
    db.many(sql`
      select extract(year from day) as year, count(*), count(distinct pseudonym) from ledger.person_event_view
       group by 1 order by 1`);
  const own = () =>
    db.one<{ rows: number }>(sql`
      select count(*) as rows from ledger.person_event_view where pseudonym = ledger.pseudonym(day, 7)`);
  const before = await totals();
  assert.equal((await own()).rows, 3);
  await db.transaction(tx => forgetMember(tx, 7));
  assert.equal((await own()).rows, 0);
  assert.deepEqual(await totals(), before);
  assert.deepEqual(await brokenSeals(db), []);
});

test('a closed day is sealed, and a row that is tampered with afterwards breaks the seal', async t => {
  const db = await testDatabase(t);
  for (const day of ['2025-03-03', '2025-03-04'] as const) {
    await write(db, [thing(day), thing(day, 2)], [person(day), person(day, 8)]);
    await close(db, day);
  }
  assert.deepEqual(await brokenSeals(db), []);
  await db.script(`
    alter table ledger.item_event disable trigger user;
    update ledger.item_event set amount = 3 where position = 1;
    alter table ledger.item_event enable trigger user`);
  assert.deepEqual(await brokenSeals(db), [{ book: 'item', day: '2025-03-03' }]);
});

test('whether a book was fiction is under the seal too', async t => {
  const db = await testDatabase(t);
  await write(db, [thing('2025-03-03'), { ...thing('2025-03-03', 2), fiction: false }]);
  await close(db, '2025-03-03');
  assert.deepEqual(await brokenSeals(db), []);
  await db.script(`
    alter table ledger.item_event disable trigger user;
    update ledger.item_event set fiction = true where position = 2;
    alter table ledger.item_event enable trigger user`);
  assert.deepEqual(await brokenSeals(db), [{ book: 'item', day: '2025-03-03' }]);
});

test('a row that comes late for a closed day is taken in by the next closing', async t => {
  const db = await testDatabase(t);
  await write(db, [thing('2025-03-03')], [person('2025-03-03')]);
  await close(db, '2025-03-03');
  await write(db, [thing('2025-03-03', 2), thing('2025-03-04', 3)], [person('2025-03-03', 8)]);
  await close(db, '2025-03-04');
  const seals = await db.many(sql`select book, day, rows from ledger.seal order by number`);
  assert.deepEqual(seals, [
    { book: 'item', day: '2025-03-03', rows: 1 },
    { book: 'person', day: '2025-03-03', rows: 1 },
    { book: 'item', day: '2025-03-04', rows: 2 },
    { book: 'person', day: '2025-03-04', rows: 1 },
  ]);
  assert.deepEqual(await brokenSeals(db), []);
});

test('closing a day twice is closing it once, and nights that were missed are caught up', async t => {
  const db = await testDatabase(t);
  await write(db, [thing('2025-03-03')], [person('2025-03-03'), person('2025-03-05')]);
  await closeDaysThrough(db, '2025-03-04', seededChance(1));
  await closeDaysThrough(db, '2025-03-04', seededChance(2));
  await closeDaysThrough(db, '2025-03-06', seededChance(3));
  const days = await db.many<{ day: Day }>(sql`select day from ledger.seal where book = 'item' order by day`);
  assert.deepEqual(
    days.map(({ day }) => day),
    ['2025-03-03', '2025-03-04', '2025-03-05', '2025-03-06'],
  );
  const { left } = await db.one<{ left: number }>(
    sql`select count(*) as left from ledger.person_event_buffer`,
  );
  assert.equal(left, 0);
});

test('a transaction that is given up leaves nothing in the book', async t => {
  const db = await testDatabase(t);
  await assert.rejects(
    db.transaction(async tx => {
      await record(tx, { items: [thing('2025-03-03')], people: [person('2025-03-03')] });
      throw new Error('the desk gave up');
    }),
  );
  const { rows } = await db.one<{ rows: number }>(sql`
    select (select count(*) from ledger.item_event) + (select count(*) from ledger.person_event_view) as rows`);
  assert.equal(rows, 0);
});
