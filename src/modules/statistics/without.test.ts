import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type ItemEvent, record, safePosition } from '#ledger';
import type { Day } from '#platform/day.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { aNetwork } from '../../../test/support/network.ts';
import { figure, recompute } from './figure.ts';
import { loadDefinitions } from './load-definitions.ts';
import { marginOf } from './margin.ts';
import { parsePeriod } from './period.ts';

const year = (name: string) => {
  const period = parsePeriod(name);
  assert.ok(period);
  return period;
};

test('copies that nobody borrowed: of what stands somewhere on the last day, less what was lent anywhere in the year', async t => {
  const db = await testDatabase(t);
  const { units } = await aNetwork(db);
  const { north, south } = units;
  const event = (kind: string, day: Day, item: number, at = north): ItemEvent => {
    const { id: unit, organisation, municipality } = at;
    return { kind, day, at: new Date(`${day}T12:00:00Z`), unit, organisation, municipality, item };
  };
  await db.transaction(async tx => {
    await loadDefinitions(tx);
    const items = [
      ...[1, 2, 3, 4, 5, 6].map(item => event('item-added', '2024-05-01', item)),
      event('item-added', '2026-01-10', 7),
      event('loan', '2025-03-01', 1),
      event('loan', '2025-04-01', 1),
      // Lent by another library than whose it is.
      event('loan', '2025-03-02', 2, south),
      // Lent in the year before, and only renewed in this one.
      event('loan', '2024-12-31', 3),
      event('renewal', '2025-01-15', 3),
      event('school-box-item', '2025-09-01', 4),
      event('item-withdrawn', '2025-11-01', 5),
      event('item-moved-out', '2025-06-01', 6),
      event('item-moved-in', '2025-06-01', 6, south),
    ];
    await record(tx, { items });
  });
  const of = async (definition: string, scope: number, period = '2025') =>
    (await figure(db, { definition, scope, period: year(period) })).value;
  assert.equal(await of('items-not-lent', units.tinyland.id), 2, 'three and six');
  assert.equal(await of('collection', units.tinyland.id), 5);
  assert.equal(await of('share-not-lent', units.tinyland.id), 40);
  assert.equal(await of('items-not-lent', north.id), 1, 'six went to the south, two was lent there');
  assert.equal(await of('items-not-lent', south.id), 1);
  assert.equal(await of('items-not-lent', units.tinyland.id, '2024'), 5, 'three was lent that year');
  assert.equal(await of('items-not-lent', units.tinyland.id, '2026'), 6, 'seven came');

  // A late loan makes another figure; at its own place in the ledger the old one stays what it was.
  const wish = { definition: 'items-not-lent', scope: units.tinyland.id, period: year('2025') };
  const before = await safePosition(db);
  const at = new Date('2026-02-01T09:00:00Z');
  await db.transaction(tx => recompute(tx, wish, at));
  await db.transaction(tx => record(tx, { items: [event('loan', '2025-12-31', 3)] }));
  assert.equal((await figure(db, wish)).value, 1);
  assert.equal((await figure(db, { ...wish, position: before })).value, 2);
  const again = await db.transaction(tx => recompute(tx, wish, at));
  assert.ok(again.same);
  assert.deepEqual([again.kept.value, again.now.value], [2, 1]);
});

test('a share found among who answered has a margin, also when it is all or none of them', () => {
  const near = (a: number | undefined, b: number) =>
    assert.ok(a !== undefined && Math.abs(a - b) < 0.05, `${a}`);
  // Worked out by hand from Wilson's formula.
  near(marginOf(50, 100), 9.62);
  near(marginOf(0, 10), 13.88);
  near(marginOf(10, 10), 13.88);
  near(marginOf(680, 1_000), 2.89);
  assert.equal(marginOf(0, 0), undefined);
  assert.equal(marginOf(11, 10), undefined, 'more than answered');
});
