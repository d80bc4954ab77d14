import assert from 'node:assert/strict';
import { test } from 'node:test';
import { record } from '#ledger';
import { addDays } from '#platform/day.ts';
import { loadProgrammes } from '#programmes';
import { testDatabase } from '../../../test/support/database.ts';
import { good } from '../../../test/support/desk.ts';
import { aNetwork, tinyProvince } from '../../../test/support/network.ts';
import { figure } from './figure.ts';
import { loadDefinitions } from './load-definitions.ts';
import { parsePeriod } from './period.ts';

test('one meeting is counted under its goal, its opgave and its kernfunctie, by the definition of its own day', async t => {
  const db = await testDatabase(t);
  const { network, units } = await aNetwork(db);
  const { id, organisation, municipality } = units.north;
  const file = tinyProvince.programmes as { readonly programmes: readonly object[] };
  const [cafe] = file.programmes;
  const from = '2026-03-15' as const;
  const programmes = [cafe, { ...cafe, version: 2, from, goal: undefined }];
  await db.transaction(async tx => {
    await loadDefinitions(tx);
    good(await loadProgrammes(tx, { ...file, programmes }, network));
    const held = (day: typeof from, material: string, kind = 'activity', amount = 1) => ({
      kind,
      day,
      at: new Date(`${day}T12:00:00Z`),
      unit: id,
      organisation,
      municipality,
      material,
      amount,
    });
    const before = addDays(from, -1) as typeof from;
    await record(tx, {
      items: [
        held(before, 'cafe'),
        held(before, 'cafe', 'activity-came', 12),
        held(from, 'cafe'),
        held(from, 'nobody knows'),
      ],
    });
  });
  const period = parsePeriod('2026-03');
  assert.ok(period);
  const partsOf = async (definition: string) => {
    const { value, parts } = await figure(db, { definition, scope: units.tinyland.id, period });
    return [value, Object.fromEntries(parts.map(part => [part.part, part.value]))];
  };
  assert.deepEqual(await partsOf('meetings-held-by-goal'), [3, { leest: 1, unknown: 2 }]);
  assert.deepEqual(await partsOf('meetings-held-by-opgave'), [3, { geletterd: 2, unknown: 1 }]);
  assert.deepEqual(await partsOf('meetings-held-by-kernfunctie'), [3, { 'ontmoeting-debat': 2, unknown: 1 }]);
  assert.deepEqual(await partsOf('people-came-by-goal'), [12, { leest: 12 }]);
});
