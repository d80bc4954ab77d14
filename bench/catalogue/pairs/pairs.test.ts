import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { absent, type Pair, readPairs, setAside } from './read-pairs.ts';
import { inWords, scoreOf, shareOf } from './score.ts';

test('a share comes with the interval of Wilson, which does not end at certainty', () => {
  const round = (hits: number, of: number) => {
    const { from, to } = shareOf(hits, of);
    return [from.toFixed(4), to.toFixed(4)];
  };
  assert.deepEqual(round(5, 10), ['0.2366', '0.7634']);
  assert.deepEqual(round(10, 10), ['0.7225', '1.0000']);
});

describe('the judged pairs', { skip: absent }, () => {
  let pairs: Pair[] = [];
  before(async () => {
    pairs = await readPairs();
  });

  test('are more than three hundred, each named once and with a reason, most of them two editions', () => {
    assert.ok(pairs.length >= 300);
    assert.equal(new Set(pairs.map(({ name }) => name)).size, pairs.length);
    assert.deepEqual(
      pairs.filter(({ reason }) => reason === '').map(({ name }) => name),
      [],
    );
    assert.ok(pairs.filter(({ same }) => !same).length * 2 >= pairs.length);
  });

  test('a hundred stay aside, the same hundred however the pairs are listed', () => {
    const names = (some: readonly Pair[]) => some.map(({ name }) => name);
    const { aside, others } = setAside(pairs);
    assert.equal(aside.length, 100);
    assert.deepEqual(names(aside), names(setAside(pairs.toReversed()).aside));
    assert.equal(new Set(names([...aside, ...others])).size, pairs.length);
  });

  test('of the pairs that are not set aside the rules judge no fewer rightly than they did', t => {
    const score = scoreOf(setAside(pairs).others);
    t.diagnostic(inWords(score));
    for (const { name, reason } of score.wronglyJoined) t.diagnostic(`wrongly joined: ${name}: ${reason}`);
    for (const { name, reason } of score.missed) t.diagnostic(`missed: ${name}: ${reason}`);
    assert.ok(score.precision.value >= 0.87, inWords(score));
    assert.ok(score.recall.value >= 0.8, inWords(score));
  });
});
