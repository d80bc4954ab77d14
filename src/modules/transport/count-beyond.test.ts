import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { reachedIn } from '#ledger';
import { type Actor, system } from '#people';
import { only } from '#platform/result.ts';
import { sql } from '#platform/db.ts';
import { figure, loadDefinitions } from '../statistics/index.ts';
import { monthOf } from '../statistics/period.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { aNetwork, tinyProvince } from '../../../test/support/network.ts';
import { aShelf } from '../../../test/support/shelf.ts';
import { modules } from '../../main.ts';
import { board, countBeyond, handlingKinds, loadVanCalendar, pack, planRuns } from './index.ts';

const at = (text: string): Date => new Date(`${text}:00+01:00`);
const wednesday = at('2026-01-14T17:00');
const winter = { from: '2026-01-01', until: '2026-01-31' } as const;

/** The tiny province after a Tuesday on which the van took a request, its way home and a box for a school. */
async function anEvening(t: TestContext) {
  const db = await testDatabase(t, modules);
  const { network, units } = await aNetwork(db);
  const [north, south, east] = [units.north.id, units.south.id, units.east.id];
  const here = await aShelf(db, south, 3);
  await db.transaction(async tx => {
    await loadDefinitions(tx);
    await loadVanCalendar(tx, tinyProvince.van, network);
    await planRuns(tx, '2026-01-12', '2026-01-18');
    const from = { from: south, at: at('2026-01-13T09:30'), by: system };
    const [asked, home, box] = here;
    assert.ok(asked !== undefined && home !== undefined && box !== undefined);
    for (const answer of await pack(tx, [
      { item: asked, to: north, reason: 'request', ...from },
      { item: home, to: units.west.id, reason: 'home', ...from },
      { item: box, to: east, reason: 'school', ...from },
    ]))
      assert.ok(answer.ok);
    assert.ok(
      only(await board(tx, [{ unit: south, take: 'all', at: at('2026-01-13T11:00'), by: system }])).ok,
    );
  });
  const count = (handlings: number, requests: number, extra: { by?: Actor; day?: '2026-01-15' } = {}) =>
    db.transaction(async tx =>
      only(
        await countBeyond(tx, [
          {
            day: '2026-01-14',
            reach: 'other-province',
            handlings,
            requests,
            at: wednesday,
            by: system,
            ...extra,
          },
        ]),
      ),
    );
  const january = async (definition: string) => {
    const { value, parts } = await figure(db, {
      definition,
      scope: units.tinyland.id,
      period: monthOf('2026-01-01'),
    });
    const named: Record<string, number | undefined> = { value };
    for (const part of parts) named[part.part] = part.value;
    return named;
  };
  return { db, units, count, january };
}

test('handlings are counted four ways and apart from requests: a book that comes from elsewhere also goes back', async t => {
  const { db, count, january } = await anEvening(t);
  assert.deepEqual(await count(9, 5), { ok: true, value: { change: 'first' } });
  await db.transaction(async tx => {
    const by = { at: wednesday, by: system, day: '2026-01-14' } as const;
    assert.ok(only(await countBeyond(tx, [{ ...by, reach: 'outside', handlings: 2, requests: 1 }])).ok);
  });
  assert.deepEqual(await january('handlings-by-reach'), {
    value: 14,
    'same-organisation': 1,
    'other-organisation': 2,
    'other-province': 9,
    outside: 2,
  });
  assert.deepEqual(await january('requests-by-reach'), { value: 6, 'other-province': 5, outside: 1 });
  const board = await reachedIn(db, handlingKinds, winter);
  assert.equal(
    board.reduce((sum, { amount }) => sum + amount, 0),
    14,
    'the board and the figure say the same',
  );
});

test('a hub that counts again puts the day right by the difference, and the first count stays in the book', async t => {
  const { db, count, january } = await anEvening(t);
  await count(9, 5);
  assert.deepEqual(await count(9, 5), { ok: true, value: { change: 'none' } });
  assert.deepEqual(await count(7, 5), { ok: true, value: { change: 'corrected' } });
  assert.equal((await january('handlings-by-reach'))['other-province'], 7);
  const rows = await db.many(sql`
    select amount, quality, correction from ledger.item_event_view where kind = 'beyond-handled' order by position`);
  assert.deepEqual(rows, [
    { amount: 9, quality: 'manual', correction: false },
    { amount: -2, quality: 'manual', correction: true },
  ]);
});

test('two who count the same day at once do not count it twice', async t => {
  const { count, january } = await anEvening(t);
  await Promise.all([count(8, 3), count(8, 3), count(8, 3)]);
  assert.equal((await january('handlings-by-reach'))['other-province'], 8);
});

test('a count that cannot be is refused: of tomorrow, by a desk, below nothing, or with more requests than parcels', async t => {
  const { units, count, january } = await anEvening(t);
  const desk: Actor = { kind: 'staff', staff: 1, roles: [{ role: 'desk', unit: units.north.id }] };
  const codes = [
    await count(3, 1, { day: '2026-01-15' }),
    await count(3, 1, { by: desk }),
    await count(-1, 0),
    await count(10_001, 0),
    await count(1, 2),
  ].map(answer => (answer.ok ? 'taken' : answer.refusal.code));
  assert.deepEqual(codes, [
    'transport/day-to-come',
    'people/not-allowed',
    'transport/not-a-count',
    'transport/not-a-count',
    'transport/more-asked-than-carried',
  ]);
  assert.equal((await january('handlings-by-reach')).value, 3, 'only what the van took');
});
