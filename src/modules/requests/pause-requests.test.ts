import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { type MemberId, system } from '#people';
import type { Day } from '#platform/day.ts';
import { only, type Result } from '#platform/result.ts';
import { aCopyAt, aDesk, good, winter, wishFor } from '../../../test/support/desk.ts';
import { catalogueModule } from '../catalogue/module.ts';
import { circulationModule } from '../circulation/module.ts';
import { transportModule } from '../transport/module.ts';
import { captureReturned, pauseRequests, pickLines, pickList, planRequests, requestsById } from './index.ts';
import { requestsModule } from './module.ts';

const monday = winter('2026-01-12T11:00');

/** Ada and then Ben ask in North for the one copy, which stands in South: Ada is served first. */
async function twoWishes(t: TestContext) {
  const desk = await aDesk(t, [catalogueModule, circulationModule, transportModule, requestsModule]);
  const { db, ada, ben, units } = desk;
  const copy = await aCopyAt(db, units.south.id);
  const first = await wishFor(db, ada, copy, units.north.id, monday);
  const second = await wishFor(db, ben, copy, units.north.id, winter('2026-01-12T12:00'));
  const pause = (request: number, member: MemberId, until: Day | undefined, at: Date) =>
    db.transaction(async tx =>
      only(await pauseRequests(tx, [{ request, until, at, by: { kind: 'member', member } }])),
    );
  const plan = (at: Date) => db.transaction(tx => planRequests(tx, at));
  const states = async () => {
    const rows = await requestsById(db, [first.request, second.request]);
    return rows.toSorted((a, b) => a.id - b.id).map(({ state }) => state);
  };
  return { ...desk, copy, first: first.request, second: second.request, pause, plan, states };
}

const codeOf = (answer: Result<unknown>) => (answer.ok ? undefined : answer.refusal.code);

test('20: who is away lets the copy go to the next, and is served again in the old place afterwards', async t => {
  const { db, ada, ben, first, second, pause, plan, states, units, copy } = await twoWishes(t);
  assert.deepEqual(await states(), ['routed', 'asked']);
  good(await pause(first, ada, '2026-01-26', winter('2026-01-12T13:00')));
  await plan(winter('2026-01-13T05:00'));
  assert.deepEqual(await states(), ['asked', 'routed'], 'Ben is served meanwhile');
  good(await pause(second, ben, '2026-02-02', winter('2026-01-13T06:00')));
  await plan(winter('2026-01-25T05:00'));
  assert.deepEqual(await states(), ['asked', 'asked'], 'both are away');
  assert.deepEqual(
    await db.transaction(tx =>
      captureReturned(tx, [
        { item: copy.id, unit: units.south.id, at: winter('2026-01-25T10:00'), by: system },
      ]),
    ),
    [undefined],
    'a scan finds nobody either',
  );
  await plan(winter('2026-01-26T05:00'));
  assert.deepEqual(
    await states(),
    ['routed', 'asked'],
    'Ada is back first, though it was Ben who came last to wait',
  );
});

test('back sooner than thought: at once in the queue, and a free copy at once', async t => {
  const { ada, first, second, ben, pause, states } = await twoWishes(t);
  good(await pause(second, ben, '2026-02-02', monday));
  good(await pause(first, ada, '2026-01-26', winter('2026-01-12T13:00')));
  assert.deepEqual(await states(), ['asked', 'asked']);
  const back = good(await pause(first, ada, undefined, winter('2026-01-12T14:00')));
  assert.deepEqual([back.state, back.pausedUntil, back.promised], ['routed', null, '2026-01-15']);
  assert.equal(good(await pause(first, ada, undefined, winter('2026-01-12T14:01'))).state, 'routed');
});

test('20: not once the copy was taken off the shelf, not to a day that makes no sense, not another one’s wish', async t => {
  const { db, units, ada, ben, copy, first, pause } = await twoWishes(t);
  assert.equal(codeOf(await pause(first, ada, '2026-01-12', monday)), 'requests/pause-unsound');
  assert.equal(codeOf(await pause(first, ada, '2027-06-01', monday)), 'requests/pause-unsound');
  assert.equal(codeOf(await pause(first, ben, '2026-02-01', monday)), 'requests/unknown-request');
  const lines = await pickList(db, units.south.id, '2026-01-13');
  assert.equal(lines.length, 1);
  const at = winter('2026-01-13T10:00');
  await db.transaction(tx => pickLines(tx, [{ item: copy.id, unit: units.south.id, at, by: system }]));
  assert.equal(codeOf(await pause(first, ada, '2026-02-01', at)), 'requests/not-possible-now');
});
