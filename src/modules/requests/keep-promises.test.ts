import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { system } from '#people';
import type { Day } from '#platform/day.ts';
import { sql } from '#platform/db.ts';
import { only } from '#platform/result.ts';
import { board, receive } from '#transport';
import { aCopyAt, aDesk, good, winter, wishFor } from '../../../test/support/desk.ts';
import { catalogueModule } from '../catalogue/module.ts';
import { circulationModule } from '../circulation/module.ts';
import { transportModule } from '../transport/module.ts';
import { pickLines, planRequests, requestsById, sayStory, storyOf } from './index.ts';
import { requestsModule } from './module.ts';

/** Ada asked on Monday in North for a book that stands in South: promised for Thursday. */
async function aPromise(t: TestContext) {
  const desk = await aDesk(t, [catalogueModule, circulationModule, transportModule, requestsModule]);
  const { db, ada, units } = desk;
  const copy = await aCopyAt(db, units.south.id);
  const { request, promised } = await wishFor(db, ada, copy, units.north.id, winter('2026-01-12T11:00'));
  assert.equal(promised, '2026-01-15');
  const at = winter('2026-01-13T10:10');
  const pick = () =>
    db.transaction(async tx =>
      good(only(await pickLines(tx, [{ item: copy.id, unit: units.south.id, at, by: system }]))),
    );
  const leave = (day: Day) =>
    db.transaction(tx =>
      board(tx, [{ unit: units.south.id, take: 'all', at: winter(`${day}T15:00`), by: system }]),
    );
  const morning = (day: Day) => db.transaction(tx => planRequests(tx, winter(`${day}T05:00`)));
  const now = async () => only(await requestsById(db, [request]));
  const messages = async () =>
    (
      await db.many<{ body: string }>(sql`
        select body from notices.message where subject like '%komt later' and channel = 'account' order by id`)
    ).map(({ body }) => body);
  const story = async () => sayStory(await storyOf(db, request), desk.network);
  return { ...desk, pick, leave, morning, now, messages, story };
}

test('45: the van did not call: the promise moves to its next call, and the reader hears it once', async t => {
  const { pick, morning, now, messages, story } = await aPromise(t);
  await pick();
  await morning('2026-01-14');
  const { promised, told, state } = await now();
  assert.equal(state, 'picked');
  assert.ok(promised !== null && promised > '2026-01-16', `${promised}`);
  assert.equal(told, promised);
  const [first, ...more] = await messages();
  assert.match(first ?? '', /komt later dan we dachten/);
  await morning('2026-01-14');
  await morning('2026-01-15');
  assert.deepEqual([(await now()).promised, (await messages()).length, more.length], [promised, 1, 0]);
  assert.match(await story(), new RegExp(`delay {5}picked {5}\\(${promised}\\)`));
});

test('on the van in time, and not brought on the day: the promise moves to the next call at the pick-up branch', async t => {
  const { pick, leave, morning, now } = await aPromise(t);
  await pick();
  await leave('2026-01-13');
  await morning('2026-01-15');
  assert.equal((await now()).promised, '2026-01-15', 'on the morning itself it may still come');
  await morning('2026-01-16');
  const { promised, state } = await now();
  assert.equal(state, 'on-the-van');
  assert.ok(promised !== null && promised > '2026-01-15', `${promised}`);
});

test('nothing is late, nothing is said', async t => {
  const { pick, leave, morning, now, messages } = await aPromise(t);
  await morning('2026-01-13');
  await pick();
  await leave('2026-01-13');
  await morning('2026-01-14');
  assert.deepEqual([(await now()).promised, await messages()], ['2026-01-15', []]);
});

test('45: it came to a wrong branch: promise, message and story follow at the scan, and a second scan says nothing more', async t => {
  const { db, units, pick, leave, now, messages, story, morning } = await aPromise(t);
  const { item } = await now();
  await pick();
  await leave('2026-01-13');
  const scan = () =>
    db.transaction(tx =>
      receive(tx, [{ item: item ?? 0, unit: units.east.id, at: winter('2026-01-15T13:00'), by: system }]),
    );
  await scan();
  const { promised, told, state } = await now();
  assert.equal(state, 'on-the-van');
  assert.ok(promised !== null && promised > '2026-01-16', `${promised}`);
  assert.equal(told, promised);
  assert.match((await messages())[0] ?? '', /komt later dan we dachten/);
  assert.match(await story(), new RegExp(`delay {5}on-the-van at East \\(${promised}\\) because strayed`));
  await scan();
  await morning('2026-01-16');
  assert.deepEqual([(await now()).promised, (await messages()).length], [promised, 1]);
});
