import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seededChance } from '#platform/chance.ts';
import { weighted } from './residents.ts';

test('who weighs three times as much is chosen three times as often, and who weighs nothing never', () => {
  const chance = seededChance(5);
  const list = [
    { name: 'none', weight: 0 },
    { name: 'light', weight: 1 },
    { name: 'heavy', weight: 3 },
    { name: 'last', weight: 0 },
  ];
  const counts: Record<string, number> = {};
  for (let n = 0; n < 40_000; n += 1) {
    const { name } = weighted(chance, list);
    counts[name] = (counts[name] ?? 0) + 1;
  }
  assert.deepEqual(Object.keys(counts).toSorted(), ['heavy', 'light']);
  const ratio = (counts['heavy'] ?? 0) / (counts['light'] ?? 1);
  assert.ok(ratio > 2.8 && ratio < 3.2, `${ratio} times as often`);
});
