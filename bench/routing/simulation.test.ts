import assert from 'node:assert/strict';
import { test } from 'node:test';
import ours, { plannerWhere } from '../../tools/outside-planner.ts';
import { demandOf, volumeAt } from './demand.ts';
import { evergreen } from './policies/evergreen.ts';
import { koha } from './policies/koha.ts';
import { rota } from './policies/rota.ts';
import { province } from './province.ts';
import { simulate } from './simulation.ts';

const volume = volumeAt(0.1);
const net = province(volume.requests);
const year = { net, demand: demandOf(net, volume, 120, 3), warmUp: 20, days: 100, seed: 3 };

test('the same months with the same planner come to the same', () => {
  const [{ planning: _, ...first }, { planning: __, ...again }] = [
    simulate(year, ours),
    simulate(year, ours),
  ];
  assert.deepEqual(first, again);
});

test('in the same months our planner needs fewer days than the others, and overfills no list', () => {
  const found = simulate(year, ours);
  assert.equal(found.overCapacity, 0);
  assert.ok(found.daysFree > found.calendar);
  for (const other of [koha, evergreen, rota].map(planner => simulate(year, planner)))
    assert.ok(
      found.daysFree < 0.93 * other.daysFree,
      `${other.name} ${other.daysFree}, ours ${found.daysFree}`,
    );
});

test('with smart returns fewer books travel home', () => {
  const [smart, home] = [ours, plannerWhere('home')].map(planner => simulate(year, planner));
  assert.ok((smart?.back ?? 9) < 0.8 * (home?.back ?? 0));
});
