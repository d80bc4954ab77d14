import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { MarcRecord } from '#standards/marc/record.ts';
import { data } from '../../../../../test/support/marc.ts';
import { compare, linesOf } from './compare.ts';

const record = (...fields: MarcRecord['fields']): MarcRecord => ({
  leader: '00000nam a2200000 i 4500',
  fields,
});

test('two records stand side by side: what is equal together, what differs opposite, what one lacks alone', () => {
  const ours = record(
    { tag: '001', value: 'a1' },
    data('245', '10', 'aDe veerpont'),
    data('650', ' 7', 'aVeren'),
    data('650', ' 7', 'aRivieren'),
  );
  const theirs = record(
    data('245', '10', 'aVeerdienst'),
    data('650', ' 7', 'aRivieren'),
    data('700', '1 ', 'aBedacht, B.'),
  );
  assert.deepEqual(compare(ours, theirs), [
    { tag: 'LDR', ours: '-----nam#a22-----#i#4500', theirs: '-----nam#a22-----#i#4500' },
    { tag: '001', ours: 'a1', theirs: undefined },
    { tag: '245', ours: '10 $a De veerpont', theirs: '10 $a Veerdienst' },
    { tag: '650', ours: '#7 $a Rivieren', theirs: '#7 $a Rivieren' },
    { tag: '650', ours: '#7 $a Veren', theirs: undefined },
    { tag: '700', ours: undefined, theirs: '1# $a Bedacht, B.' },
  ]);
});

test('whatever two records hold, each of their lines stands beside the other once', () => {
  const aField = fc.record({
    tag: fc.constantFrom('001', '245', '650', '700'),
    value: fc.constantFrom('a', 'b', 'c'),
  });
  const aRecord = fc.array(aField, { maxLength: 8 }).map(fields => record(...fields));
  fc.assert(
    fc.property(aRecord, aRecord, (ours, theirs) => {
      const pairs = compare(ours, theirs);
      for (const [one, side] of [
        [ours, 'ours'],
        [theirs, 'theirs'],
      ] as const) {
        const kept = pairs.flatMap(pair => (pair[side] === undefined ? [] : [`${pair.tag} ${pair[side]}`]));
        assert.deepEqual(
          kept.toSorted(),
          linesOf(one)
            .map(({ tag, text }) => `${tag} ${text}`)
            .toSorted(),
        );
      }
    }),
  );
});
