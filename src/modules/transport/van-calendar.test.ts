import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from '#platform/db.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { aNetwork, tinyProvince } from '../../../test/support/network.ts';
import { loadVanCalendar, planRuns, runsOn, vanCalendar } from './index.ts';

test('the van knows its days, skips holidays, and brings what it collects the next time it calls', async t => {
  const db = await testDatabase(t);
  const { network, units } = await aNetwork(db);
  const load = () => db.transaction(tx => loadVanCalendar(tx, tinyProvince.van, network));
  assert.deepEqual(await load(), { ok: true, value: { routes: 1 } });
  assert.deepEqual(await load(), { ok: true, value: { routes: 1 } });
  const van = await vanCalendar(db);
  const [north, south, east] = [units.north.id, units.south.id, units.east.id];
  assert.equal(van.nextCall(north, '2026-11-23'), '2026-11-24');
  assert.equal(van.callsOn(north, '2026-11-25'), false);
  assert.deepEqual(van.arrival(south, north, '2026-11-23'), { leaves: '2026-11-24', arrives: '2026-11-26' });
  assert.deepEqual(
    van.arrival(south, units.west.id, '2026-11-23'),
    { leaves: '2026-11-24', arrives: '2026-11-27' },
    'west has staff on Friday only',
  );
  assert.equal(
    van.packedBy(north, '2026-11-24'),
    '2026-11-25',
    'the van of 09:00 comes before staff of 10:00',
  );
  assert.equal(
    van.packedBy(south, '2026-11-24'),
    '2026-11-24',
    'the van of 11:00 comes after staff of 10:00',
  );
  assert.equal(van.nextCall(east, '2025-12-25'), '2025-12-30', 'no van on Christmas Day');
  assert.equal(await vanCalendar(db), van, 'built once');
});

test('a second wave: what the morning’s round collects, sorted by noon, goes out that afternoon where the van still calls', async t => {
  const db = await testDatabase(t);
  const { network, units } = await aNetwork(db);
  const known = tinyProvince.van as { depot: string; routes: readonly object[] };
  const [round] = known.routes;
  const stop = (unit: string, time: string) => ({ unit, time });
  const van = (sortedBy: string | undefined) => ({
    ...known,
    routes: [
      { ...round, ...(sortedBy && { sortedBy }), stops: [stop('south', '08:00'), stop('west', '08:30')] },
      { ...round, code: 'again', stops: [stop('east', '11:30'), stop('north', '13:30')] },
    ],
  });
  const [north, south, east, west] = [units.north.id, units.south.id, units.east.id, units.west.id];
  const arrives = async (sortedBy?: string) => {
    const loaded = await db.transaction(tx => loadVanCalendar(tx, van(sortedBy), network));
    assert.ok(loaded.ok, JSON.stringify(loaded));
    const calendar = await vanCalendar(db);
    return [north, east, west].map(to => calendar.arrival(south, to, '2026-11-24').arrives);
  };
  assert.deepEqual(await arrives(), ['2026-11-26', '2026-11-26', '2026-11-27'], 'sorted overnight');
  assert.deepEqual(
    await arrives('12:00'),
    ['2026-11-24', '2026-11-26', '2026-11-27'],
    'the afternoon’s round comes to the north after noon, to the east before, and not to the west',
  );
});

test('runs are planned once, with every stop at its time', async t => {
  const db = await testDatabase(t);
  const { network, units } = await aNetwork(db);
  await db.transaction(tx => loadVanCalendar(tx, tinyProvince.van, network));
  const plan = () => db.transaction(tx => planRuns(tx, '2026-11-23', '2026-11-29'));
  assert.deepEqual([await plan(), await plan()], [2, 0]);
  const [run] = await runsOn(db, '2026-11-24');
  assert.equal(run?.name, 'Round');
  assert.deepEqual(
    run?.stops.map(({ unit, plannedAt }) => [unit, plannedAt.toISOString()]),
    [
      [units.north.id, '2026-11-24T08:00:00.000Z'],
      [units.east.id, '2026-11-24T09:00:00.000Z'],
      [units.south.id, '2026-11-24T10:00:00.000Z'],
      [units.west.id, '2026-11-24T11:00:00.000Z'],
    ],
  );
});

test('a van file with faults is refused with every fault at once, and changes nothing', async t => {
  const db = await testDatabase(t);
  const { network } = await aNetwork(db);
  const stops = [
    { unit: 'north', time: '09:00' },
    { unit: 'nowhere', time: '08:00' },
    { unit: 'north', time: '10:00' },
  ];
  const period = { from: '2020-01-01' };
  const json = { depot: 'moon', routes: [{ code: 'r', name: 'R', weekdays: [1], stops, period }] };
  const answer = await db.transaction(tx => loadVanCalendar(tx, json, network));
  assert.equal(answer.ok, false);
  assert.deepEqual(!answer.ok && answer.refusal.errors, [
    'depot: the network has no moon',
    'route r: the network has no nowhere',
    'route r calls twice at north',
    'route r: nowhere comes no later than the stop before it',
  ]);
  assert.deepEqual(await db.many(sql`select * from transport.route`), []);
});
