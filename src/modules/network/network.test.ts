import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aNetwork, tinyProvince } from '../../../test/support/network.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { changeHours } from './change-hours.ts';
import { changeUnit } from './change-unit.ts';
import { network } from './read-network.ts';
import { loadProvince } from './province/load-province.ts';

test('a branch is within its organisation, its municipality, the province and the POI, and within no other', async t => {
  const { network: place, units } = await aNetwork(await testDatabase(t));
  const within = Object.entries(units)
    .filter(([, unit]) => place.isWithin(units.north.id, unit.id, '2026-03-02'))
    .map(([code]) => code);
  assert.deepEqual(within.toSorted(), ['highland', 'north', 'poi', 'tinyland', 'upham']);
});

test('a branch that moves to another municipality in mid-year counts in the old one until the day before', async t => {
  const db = await testDatabase(t);
  const { units } = await aNetwork(db);
  const mandates = [{ role: 'admin', unit: units.tinyland.id }];
  const moved = await db.transaction(tx =>
    changeUnit(tx, {
      unit: units.east.id,
      from: '2026-07-01',
      change: { municipality: units.downham.id },
      mandates,
    }),
  );
  assert.equal(moved.ok, true);
  const now = await network(db);
  assert.equal(now.isWithin(units.east.id, units.upham.id, '2026-06-30'), true);
  assert.equal(now.isWithin(units.east.id, units.upham.id, '2026-07-01'), false);
  assert.equal(now.isWithin(units.east.id, units.downham.id, '2026-07-01'), true);
  assert.deepEqual(
    now.history(units.east.id).map(({ from, until }) => [from, until]),
    [
      ['2020-01-01', '2026-06-30'],
      ['2026-07-01', undefined],
    ],
  );
  assert.equal(now.units('branch', '2026-07-01').length, 4);
});

test('an administrator of one organisation cannot change a branch of another', async t => {
  const db = await testDatabase(t);
  const { units } = await aNetwork(db);
  const mandates = [{ role: 'admin', unit: units.lowland.id }];
  const change = { name: 'Mine now' };
  const answer = await db.transaction(tx =>
    changeUnit(tx, { unit: units.north.id, from: '2026-07-01', change, mandates }),
  );
  assert.deepEqual(answer, { ok: false, refusal: { code: 'network/not-allowed', unit: units.north.id } });
  assert.equal((await network(db)).unit(units.north.id).name, 'North');
});

test('a change that does not fit names every field that is wrong and changes nothing', async t => {
  const db = await testDatabase(t);
  const { units, network: before } = await aNetwork(db);
  const answer = await db.transaction(tx =>
    changeUnit(tx, {
      unit: units.north.id,
      from: '2026-07-01',
      change: { name: ' ', organisation: units.upham.id, latitude: 95, weight: 0, isil: 'no isil' },
      mandates: [{ role: 'admin', unit: units.tinyland.id }],
    }),
  );
  assert.equal(answer.ok, false);
  assert.deepEqual(!answer.ok && 'fields' in answer.refusal && Object.keys(answer.refusal.fields), [
    'name',
    'organisation',
    'isil',
    'latitude',
    'weight',
  ]);
  assert.equal(await network(db), before);
});

test('a place is open by its own wall clock before and after summer time begins', async t => {
  const { network: place, units } = await aNetwork(await testDatabase(t));
  assert.equal(place.closesAt(units.north.id, '2026-03-28')?.toISOString(), '2026-03-28T13:00:00.000Z');
  assert.equal(place.closesAt(units.north.id, '2026-03-30')?.toISOString(), '2026-03-30T16:00:00.000Z');
  assert.equal(place.closesAt(units.north.id, '2026-03-29'), undefined);
});

test('a place is shut on holidays of the province, and the next open day skips them', async t => {
  const { network: place, units } = await aNetwork(await testDatabase(t));
  assert.equal(place.isOpen(units.north.id, '2026-12-25'), false);
  assert.equal(place.nextOpenDay(units.north.id, '2026-12-25'), '2026-12-28');
  assert.equal(place.nextOpenDay(units.east.id, '2026-12-25'), '2026-12-29');
  assert.equal(place.nextOpenDay(units.north.id, '2026-04-05'), '2026-04-07');
});

test('a place that never opens is a mistake that is told, not an endless search', async t => {
  const { network: place, units } = await aNetwork(await testDatabase(t));
  assert.throws(() => place.nextOpenDay(units.hub.id, '2026-01-01'), /Hub has no open day/);
});

test('the kind of place follows from the staffed hours: other hours, another kind', async t => {
  const db = await testDatabase(t);
  const { network: place, units } = await aNetwork(db);
  const kinds = (['north', 'east', 'west'] as const).map(code =>
    place.placeKind(units[code].id, '2026-01-05'),
  );
  assert.deepEqual(kinds, ['vestiging', 'servicepunt', 'servicepunt']);
  const day = [{ opens: '10:00', closes: '16:00', staffed: true } as const];
  await db.transaction(tx =>
    changeHours(tx, {
      unit: units.east.id,
      from: '2026-02-01',
      week: [day, day, day, [], [], [], []],
      mandates: [{ role: 'admin', unit: units.highland.id }],
    }),
  );
  const now = await network(db);
  assert.equal(now.placeKind(units.east.id, '2026-01-31'), 'servicepunt');
  assert.equal(now.placeKind(units.east.id, '2026-02-01'), 'vestiging');
});

test('loading the same province again changes nothing, and another province is refused', async t => {
  const db = await testDatabase(t);
  const { network: before } = await aNetwork(db);
  assert.deepEqual(await db.transaction(tx => loadProvince(tx, tinyProvince)), {
    ok: true,
    value: { units: 0 },
  });
  assert.deepEqual((await network(db)).branches('2026-01-01'), before.branches('2026-01-01'));
  const other = structuredClone(tinyProvince);
  const units = other.units.units.map(unit =>
    unit.kind === 'province' ? { ...unit, code: 'elsewhere' } : unit,
  );
  const holidays = other.hours.holidays.map(holiday => ({ ...holiday, unit: 'elsewhere' }));
  const answer = await db.transaction(tx =>
    loadProvince(tx, { ...other, units: { ...other.units, units }, hours: { ...other.hours, holidays } }),
  );
  assert.deepEqual(answer, { ok: false, refusal: { code: 'network/other-province', province: 'tinyland' } });
});

test('what two organisations agreed is found from any two of their places', async t => {
  const { network: place, units } = await aNetwork(await testDatabase(t));
  assert.equal(place.agreement(units.north.id, units.west.id, '2026-01-01')?.code, 'lend-as-one');
  assert.equal(place.agreement(units.north.id, units.west.id, '2019-12-31'), undefined);
  assert.equal(place.tariff('request-in-province', '2026-01-01', units.north.id)?.cents, 0);
});
