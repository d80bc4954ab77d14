import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { checkOut, whereabouts } from '#circulation';
import type { UnitId } from '#network';
import { system } from '#people';
import { sql } from '#platform/db.ts';
import { only, type Result } from '#platform/result.ts';
import { board, deliver, openTransits, receive } from '#transport';
import { aCopyAt, aDesk, good, winter, wishFor } from '../../../test/support/desk.ts';
import { catalogueModule } from '../catalogue/module.ts';
import { circulationModule } from '../circulation/module.ts';
import { transportModule } from '../transport/module.ts';
import {
  captureReturned,
  changePickups,
  expireShelf,
  holdShelf,
  pickLines,
  pickList,
  requestsById,
  sayStory,
  storyOf,
  withdrawRequests,
} from './index.ts';
import { requestsModule } from './module.ts';

const monday = winter('2026-01-12T11:00');
const picking = winter('2026-01-13T10:10');
const leaving = winter('2026-01-13T15:00');

/** Ada asked in North for a book that stands in South. */
async function aWish(t: TestContext) {
  const desk = await aDesk(t, [catalogueModule, circulationModule, transportModule, requestsModule]);
  const { db, ada } = desk;
  const { north, south, east, west } = desk.units;
  const { id: item, ...copy } = await aCopyAt(db, south.id);
  const { request, promised } = await wishFor(db, ada, { ...copy, id: item }, north.id, monday);
  const by = { kind: 'member' as const, member: ada };
  const move = (pickup: UnitId, at: Date, who: { kind: 'member'; member: number } = by) =>
    db.transaction(async tx => only(await changePickups(tx, [{ request, pickup, at, by: who }])));
  const pick = () =>
    db.transaction(async tx =>
      good(only(await pickLines(tx, [{ item, unit: south.id, at: picking, by: system }]))),
    );
  const leave = () =>
    db.transaction(tx => board(tx, [{ unit: south.id, take: 'all', at: leaving, by: system }]));
  const scanIn = (unit: UnitId, at: Date) =>
    db.transaction(async tx => good(only(await receive(tx, [{ item, unit, at, by: system }]))));
  const story = async () => sayStory(await storyOf(db, request), desk.network);
  const now = async () => only(await requestsById(db, [request]));
  const told = async () =>
    (await db.many<{ subject: string }>(sql`select distinct subject from notices.message`)).map(
      row => row.subject,
    );
  const places = { north: north.id, south: south.id, east: east.id, west: west.id };
  return { ...desk, ...places, item, request, promised, move, pick, leave, scanIn, story, now, told };
}

const codeOf = (answer: Result<unknown>) => (answer.ok ? undefined : answer.refusal.code);

test('chosen another branch before anyone picked: planned anew for there, and off the old list', async t => {
  const { db, move, story, now, south, north, east, promised } = await aWish(t);
  assert.equal(promised, '2026-01-15');
  const moved = good(await move(east, winter('2026-01-12T12:00')));
  assert.deepEqual([moved.state, moved.pickup], ['routed', east]);
  assert.equal(
    await story(),
    `ask       asked      to North
route     routed     from South to North (2026-01-15) because only-copy
move      asked      from North to East
route     routed     from South to East (${moved.promised}) because only-copy`,
  );
  const lines = await pickList(db, south, '2026-01-13');
  assert.deepEqual(
    lines.map(({ to }) => to),
    [east],
  );
  assert.deepEqual(await move(east, winter('2026-01-12T12:01')), { ok: true, value: await now() });
  assert.notEqual(north, east);
});

test('33: chosen another branch while it stands packed: the same copy goes there', async t => {
  const { db, item, move, pick, leave, scanIn, now, told, east } = await aWish(t);
  await pick();
  const moved = good(await move(east, winter('2026-01-13T11:00')));
  assert.deepEqual([moved.state, moved.item, moved.pickup], ['picked', item, east]);
  assert.equal(only(await openTransits(db, { items: [item] })).to, east);
  await leave();
  await scanIn(east, winter(`${moved.promised}T10:00`));
  assert.deepEqual([(await now()).state, (await now()).pickup], ['ready', east]);
  assert.deepEqual(await told(), ['“Ferry Timetables” ligt klaar']);
});

test('33: chosen another branch on the van, its crate sealed for the old one: the old branch scans it on, the new one hands it out', async t => {
  const { db, item, move, pick, leave, scanIn, now, told, north, east } = await aWish(t);
  await pick();
  await leave();
  const moved = good(await move(east, winter('2026-01-14T09:00')));
  assert.equal(moved.state, 'on-the-van');
  const there = await scanIn(north, winter('2026-01-15T10:00'));
  assert.deepEqual([there.atDestination, there.transit.to, there.transit.state], [false, east, 'packed']);
  assert.equal((await now()).state, 'on-the-van');
  await db.transaction(tx =>
    board(tx, [{ unit: north, take: 'all', at: winter('2026-01-15T16:00'), by: system }]),
  );
  await scanIn(east, winter('2026-01-20T10:00'));
  assert.equal((await now()).state, 'ready');
  assert.equal(only(await requestsById(db, [(await now()).id])).item, item);
  assert.deepEqual(await told(), ['“Ferry Timetables” ligt klaar']);
});

test('chosen another branch after the driver brought it and before the desk unpacked it: it waits for the van there', async t => {
  const { db, item, move, pick, leave, north, east } = await aWish(t);
  await pick();
  await leave();
  const bring = { item, unit: north, at: winter('2026-01-15T09:55'), by: system };
  await db.transaction(tx => deliver(tx, [bring]));
  good(await move(east, winter('2026-01-15T09:58')));
  const transit = only(await openTransits(db, { items: [item] }));
  assert.deepEqual([transit.state, transit.seenAt, transit.to], ['packed', north, east]);
});

test('chosen the branch where it stands packed: it does not leave, and lies on the list of that branch', async t => {
  const { db, item, move, pick, south } = await aWish(t);
  await pick();
  const moved = good(await move(south, winter('2026-01-13T11:00')));
  assert.deepEqual([moved.state, moved.pickup, moved.supplier], ['routed', south, south]);
  assert.deepEqual(await openTransits(db, { items: [item] }), []);
});

test('back to the branch that it came from, while it is on the van', async t => {
  const { db, item, move, pick, leave, scanIn, now, north, south } = await aWish(t);
  await pick();
  await leave();
  good(await move(south, winter('2026-01-14T09:00')));
  assert.equal(only(await openTransits(db, { items: [item] })).to, south);
  await scanIn(north, winter('2026-01-15T10:00'));
  await scanIn(south, winter('2026-01-20T10:00'));
  assert.equal((await now()).state, 'ready');
});

test('not another one’s wish, and not a place without pick-up', async t => {
  const { move, network, east, ben } = await aWish(t);
  const someone = { kind: 'member' as const, member: ben };
  assert.equal(codeOf(await move(east, monday, someone)), 'requests/unknown-request');
  assert.equal(codeOf(await move(network.province.id, monday)), 'requests/no-pickup-here');
});

test('case 34: chosen another branch while it lies ready: its time stands still, a scan sends it on, and there it gets new days', async t => {
  const { db, item, pick, leave, scanIn, move, now, told, story, north, east } = await aWish(t);
  await pick();
  await leave();
  await scanIn(north, winter('2026-01-15T10:00'));
  const moved = good(await move(east, winter('2026-01-16T11:00')));
  assert.deepEqual(
    [moved.state, moved.shelf, moved.pickup, moved.promised],
    ['wrong-shelf', north, east, '2026-01-22'],
  );
  assert.deepEqual(
    (await holdShelf(db, north)).map(({ over }) => over),
    [true],
    'staff see that it must come off',
  );
  assert.deepEqual(
    await db.transaction(tx => expireShelf(tx, '2026-03-01', winter('2026-01-17T01:30'))),
    [],
    'the clock of the shelf stands still',
  );
  const hand = { item, unit: north, at: winter('2026-01-17T10:00'), by: system };
  const captured = only(await db.transaction(tx => captureReturned(tx, [hand])));
  assert.deepEqual([captured?.next, captured?.to], ['crate', east]);
  assert.deepEqual(await holdShelf(db, north), []);
  await db.transaction(tx =>
    board(tx, [{ unit: north, take: 'all', at: winter('2026-01-20T09:00'), by: system }]),
  );
  await scanIn(east, winter('2026-01-22T13:05'));
  const there = await now();
  assert.deepEqual([there.state, there.shelf], ['ready', east]);
  assert.ok(there.shelfUntil !== null && there.shelfUntil > '2026-01-23');
  assert.deepEqual(await told(), ['“Ferry Timetables” ligt klaar']);
  assert.equal((await db.many(sql`select from ledger.item_event where kind = 'request-ready'`)).length, 1);
  assert.match(await story(), /hold +ready +at North.*\nmove +wrong-shelf from North to East.*\npack/);
});

test('case 34: chosen back before anybody moved it: it lies ready with the days that it had, so nobody wins time', async t => {
  const { pick, leave, scanIn, move, now, told, north, east } = await aWish(t);
  await pick();
  await leave();
  await scanIn(north, winter('2026-01-15T10:00'));
  const { shelfUntil } = await now();
  good(await move(east, winter('2026-01-16T11:00')));
  const back = good(await move(north, winter('2026-01-19T11:00')));
  assert.deepEqual([back.state, back.shelf, back.shelfUntil], ['ready', north, shelfUntil]);
  assert.equal((await told()).length, 1, 'and hears nothing twice');
});

test('case 34: stopped or borrowed while it lies on the wrong shelf: the copy is free, or lent after all', async t => {
  const { db, item, ada, pick, leave, scanIn, move, now, request, north, east } = await aWish(t);
  await pick();
  await leave();
  await scanIn(north, winter('2026-01-15T10:00'));
  good(await move(east, winter('2026-01-16T11:00')));
  const stop = { request, at: winter('2026-01-16T12:00'), by: { kind: 'member' as const, member: ada } };
  const lend = { item, member: ada, unit: north, at: winter('2026-01-16T12:00'), by: system };
  await db
    .transaction(async tx => {
      good(only(await checkOut(tx, [lend])));
      assert.equal(only(await requestsById(tx, [request])).state, 'lent');
      throw new Error('undone');
    })
    .catch(error => assert.equal((error as Error).message, 'undone', String(error)));
  good(only(await db.transaction(tx => withdrawRequests(tx, [stop]))));
  assert.equal((await now()).state, 'withdrawn');
  const hand = { item, unit: north, at: winter('2026-01-17T10:00'), by: system };
  assert.deepEqual(await db.transaction(tx => captureReturned(tx, [hand])), [undefined]);
  assert.equal((await whereabouts(db, [item])).get(item)?.state, 'on-shelf');
});
