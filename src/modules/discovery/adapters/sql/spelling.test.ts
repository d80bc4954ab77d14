import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { slips } from './spelling.ts';

const aWord = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd'), maxLength: 9 });

test('a letter changed, left out, put in, or two swapped are one slip each', () => {
  const counted = (typed: string) => slips(typed, 'heide');
  assert.deepEqual(['heide', 'heida', 'heid', 'heeide', 'hiede', 'edieh'].map(counted), [0, 1, 1, 1, 1, 3]);
  assert.equal(slips('', 'turf'), 4);
});

test('whatever the words, slips are counted alike from both sides, and counting may stop where there are too many', () => {
  fc.assert(
    fc.property(aWord, aWord, fc.nat(5), (typed, meant, most) => {
      const all = slips(typed, meant);
      const some = slips(typed, meant, most);
      assert.ok(all <= most ? some === all : some > most, `${typed} ${meant} ${most}: ${all}, ${some}`);
      assert.equal(slips(meant, typed), all);
    }),
    { numRuns: 5_000 },
  );
});
