import assert from 'node:assert/strict';
import { test } from 'node:test';
import { flaws } from '#platform/state-table.ts';
import { itemLife, nextState } from './item-life.ts';
import { inRounds } from './rounds.ts';

test('the life of an item has no state that nothing leads to and none that is not described', () => {
  assert.deepEqual(flaws(itemLife, 'on-shelf'), []);
});

test('an item that was withdrawn stays withdrawn', () => {
  assert.deepEqual(itemLife.withdrawn, {});
  assert.equal(nextState(1, 'withdrawn', 'lend', 'desk').ok, false);
});

test('a desk lends from the shelf and the hold shelf, never from the van', () => {
  assert.equal(nextState(1, 'on-shelf', 'lend', 'desk').ok, true);
  assert.equal(nextState(1, 'on-hold-shelf', 'lend', 'desk').ok, true);
  assert.deepEqual(nextState(1, 'in-transit', 'lend', 'desk'), {
    ok: false,
    refusal: { code: 'circulation/not-possible-now', item: 1, state: 'in-transit', verb: 'lend' },
  });
});

test('the same item twice in one call is decided one after the other, and the answers keep their order', async () => {
  const rounds: number[][] = [];
  const answers = await inRounds(
    [5, 7, 5, 5, 8],
    item => item,
    async round => {
      rounds.push([...round]);
      return round.map(item => `${item} in round ${rounds.length}`);
    },
  );
  assert.deepEqual(rounds, [[5, 7, 8], [5], [5]]);
  assert.deepEqual(answers, ['5 in round 1', '7 in round 1', '5 in round 2', '5 in round 3', '8 in round 1']);
});
