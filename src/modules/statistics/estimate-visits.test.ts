import assert from 'node:assert/strict';
import { test } from 'node:test';
import { system } from '#people';
import { addDays, type Day } from '#platform/day.ts';
import { sql } from '#platform/db.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { aNetwork } from '../../../test/support/network.ts';
import { estimateVisits } from './estimate-visits.ts';
import { figure } from './figure.ts';
import { loadDefinitions } from './load-definitions.ts';
import { monthOf } from './period.ts';
import { recordVisits } from './record-visits.ts';
import { countedVisits } from './store/kept.ts';

test('case 106: a counter that was down for a week is filled with estimates, marked and with their method, once', async t => {
  const db = await testDatabase(t);
  const { units, network } = await aNetwork(db);
  const unit = units.north.id;
  const common = { at: new Date('2026-03-31T18:00:00Z'), by: system };
  const first: Day = '2026-02-02';
  const open = Array.from({ length: 56 }, (_, n) => addDays(first, n)).filter(day =>
    network.isOpen(unit, day),
  );
  const [from, until] = ['2026-03-16', '2026-03-22'] as const;
  const down = open.filter(day => day >= from && day <= until);
  assert.ok(down.length > 2, 'the branch is open in that week');
  const [hand = from, ...missing] = down;
  const weekOf = (day: Day) => Math.floor((Date.parse(day) - Date.parse(first)) / 604_800_000);
  const gap = { unit, from, until, ...common };
  await db.transaction(async tx => {
    await loadDefinitions(tx);
    const early = await estimateVisits(tx, gap);
    assert.equal(early.ok === false && early.refusal.code, 'statistics/too-little-to-estimate');
    const counts = open
      .filter(day => !down.includes(day))
      .map(day => ({ unit, day, amount: 100 + 10 * weekOf(day), quality: 'registered' as const, ...common }));
    await recordVisits(tx, counts);
    await recordVisits(tx, [{ unit, day: hand, amount: 7, quality: 'manual', ...common }]);
  });
  // The six weeks before were 100, 110 … 150 on each of these days of the week.
  const filled = await db.transaction(tx => estimateVisits(tx, gap));
  assert.deepEqual(filled, { ok: true, value: missing.map(day => ({ day, amount: 125 })) });
  const again = await db.transaction(tx => estimateVisits(tx, gap));
  assert.deepEqual(again, { ok: true, value: [] });
  const rows = await db.many<{ day: Day; amount: number; quality: string; method: string | null }>(sql`
    select day, amount, quality, material as method from ledger.item_event_view
     where kind = 'visit' and day between ${from} and ${until} order by day`);
  assert.deepEqual(rows, [
    { day: hand, amount: 7, quality: 'manual', method: null },
    ...missing.map(day => ({ day, amount: 125, quality: 'estimated', method: 'same-weekday' })),
  ]);
  const [found = from] = missing;
  await db.transaction(async tx => {
    for (const answer of [130, 130])
      await recordVisits(tx, [{ unit, day: found, amount: answer, quality: 'registered', ...common }]);
  });
  assert.deepEqual(
    await db.many(sql`
      select amount, quality, material as method, correction from ledger.item_event_view
       where kind = 'visit' and day = ${found} order by position`),
    [
      { amount: 125, quality: 'estimated', method: 'same-weekday', correction: false },
      { amount: -125, quality: 'estimated', method: 'same-weekday', correction: true },
      { amount: 130, quality: 'registered', method: null, correction: true },
    ],
    'the count that was found after all takes the place of the estimate, and all of it stays to be seen',
  );
  assert.deepEqual(
    (await countedVisits(db, unit, found, found)).map(({ total }) => total),
    [130],
    'and that day is counted',
  );
  const { status } = await figure(db, {
    definition: 'visits',
    scope: units.tinyland.id,
    period: monthOf('2026-03-01'),
  });
  assert.match(status, /estimated|provisional/);
  const backwards = await db.transaction(tx => estimateVisits(tx, { ...gap, until: '2026-03-01' }));
  assert.equal(backwards.ok === false && backwards.refusal.code, 'statistics/not-a-gap');
});
