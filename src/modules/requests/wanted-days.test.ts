import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { whereabouts } from '#circulation';
import { system } from '#people';
import { type Day } from '#platform/day.ts';
import { sql } from '#platform/db.ts';
import { only } from '#platform/result.ts';
import { board, openTransits, receive } from '#transport';
import { aCopyAt, aDesk, good, winter } from '../../../test/support/desk.ts';
import { catalogueModule } from '../catalogue/module.ts';
import { circulationModule } from '../circulation/module.ts';
import { transportModule } from '../transport/module.ts';
import {
  captureReturned,
  expireShelf,
  pickLines,
  placeRequests,
  planRequests,
  requestsById,
} from './index.ts';
import { requestsModule } from './module.ts';

const monday = winter('2026-01-12T11:00');

/** Ada of North, and a book that stands in South: the van can bring it on Thursday. */
async function aBook(t: TestContext) {
  const desk = await aDesk(t, [catalogueModule, circulationModule, transportModule, requestsModule]);
  const { db, ada, units } = desk;
  const { id: item, edition } = await aCopyAt(db, units.south.id);
  const [north, south] = [units.north.id, units.south.id];
  const ask = (days: { notBefore?: Day; notAfter?: Day }, member = ada) =>
    db.transaction(async tx =>
      only(await placeRequests(tx, [{ member, edition, pickup: north, at: monday, by: system, ...days }])),
    );
  const now = async (request: number) => only(await requestsById(db, [request]));
  const pick = () =>
    db.transaction(async tx =>
      good(only(await pickLines(tx, [{ item, unit: south, at: winter('2026-01-13T10:10'), by: system }]))),
    );
  const morning = (day: Day) => db.transaction(tx => expireShelf(tx, day, winter(`${day}T01:30`)));
  const told = async () =>
    (await db.many<{ subject: string }>(sql`select distinct subject from notices.message`)).map(
      row => row.subject,
    );
  return { ...desk, item, north, south, ask, now, pick, morning, told };
}

test('wanted from a day on: it keeps its place, and gets its copy on that day', async t => {
  const { db, ask, now } = await aBook(t);
  const placed = good(await ask({ notBefore: '2026-01-20' }));
  assert.deepEqual([placed.state, placed.promised], ['asked', undefined]);
  await db.transaction(tx => planRequests(tx, winter('2026-01-19T06:00')));
  assert.equal((await now(placed.request)).state, 'asked');
  await db.transaction(tx => planRequests(tx, winter('2026-01-20T06:00')));
  assert.equal((await now(placed.request)).state, 'routed');
});

test('what can only come after its last day is not sent, and days that make no sense are refused', async t => {
  const { ask } = await aBook(t);
  const late = good(await ask({ notAfter: '2026-01-14' }));
  assert.deepEqual([late.state, late.promised], ['asked', undefined]);
  for (const days of [
    { notBefore: '2026-01-12' },
    { notBefore: '2027-02-01' },
    { notAfter: '2026-01-11' },
    { notBefore: '2026-01-20', notAfter: '2026-01-19' },
  ] as const) {
    const answer = await ask(days);
    assert.equal(!answer.ok && answer.refusal.code, 'requests/days-unsound', JSON.stringify(days));
  }
});

test('case 21: its last day passes while the book is on the van: as if it were stopped, and the next reader gets it on arrival', async t => {
  const { db, item, ben, north, south, ask, now, pick, morning, told } = await aBook(t);
  const first = good(await ask({ notAfter: '2026-01-15' }));
  const next = good(await ask({}, ben));
  await pick();
  await db.transaction(tx =>
    board(tx, [{ unit: south, take: 'all', at: winter('2026-01-13T11:00'), by: system }]),
  );
  assert.deepEqual(await morning('2026-01-15'), [], 'its last day is a day on which it is wanted');
  assert.deepEqual(await morning('2026-01-16'), [first.request]);
  assert.equal((await now(first.request)).state, 'expired');
  assert.deepEqual(await told(), ['“Ferry Timetables” kwam niet op tijd']);
  assert.equal((await openTransits(db, { items: [item] })).length, 1, 'the book travels on');
  const hand = { item, unit: north, at: winter('2026-01-16T10:05'), by: system };
  await db.transaction(tx => receive(tx, [hand]));
  const captured = only(await db.transaction(tx => captureReturned(tx, [hand])));
  assert.equal(captured?.request, next.request);
});

test('its last day passes while it stands packed: it goes back on the shelf, and no longer lies in a crate', async t => {
  const { db, item, south, ask, pick, morning } = await aBook(t);
  good(await ask({ notAfter: '2026-01-15' }));
  await pick();
  assert.equal((await morning('2026-01-16')).length, 1);
  assert.deepEqual(await openTransits(db, { items: [item] }), []);
  const place = (await whereabouts(db, [item])).get(item);
  assert.deepEqual([place?.state, place?.unit], ['on-shelf', south]);
});

test('what lies ready stays for its own days, whatever was the last day', async t => {
  const { db, item, north, south, ask, now, pick, morning } = await aBook(t);
  const { request } = good(await ask({ notAfter: '2026-01-15' }));
  await pick();
  await db.transaction(tx =>
    board(tx, [{ unit: south, take: 'all', at: winter('2026-01-13T11:00'), by: system }]),
  );
  const hand = { item, unit: north, at: winter('2026-01-15T10:05'), by: system };
  await db.transaction(tx => receive(tx, [hand]));
  assert.deepEqual(await morning('2026-01-20'), []);
  assert.equal((await now(request)).state, 'ready');
});
