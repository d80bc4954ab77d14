import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Day } from '#platform/day.ts';
import { flaws } from '#platform/state-table.ts';
import { itemLife, nextState } from './item-life.ts';
import { type LoanRule, ruleFor } from './loan-rule.ts';
import { inRounds } from './rounds.ts';

const rule = (id: number, more: Partial<LoanRule> = {}): LoanRule => ({
  id,
  organisation: null,
  category: null,
  material: null,
  validFrom: '2020-01-01',
  days: 21,
  renewals: 2,
  items: 20,
  ...more,
});
const today: Day = '2025-03-03';
const aBook = { organisation: 1, category: 'adult', material: 'book' };

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

test('the rule with the most conditions wins', () => {
  const rules = [rule(1), rule(2, { material: 'book' }), rule(3, { category: 'adult', material: 'book' })];
  assert.equal(ruleFor(rules, aBook, today)?.id, 3);
});

test('among rules with as many conditions the organisation goes before the kind of member, and that before the material', () => {
  const rules = [rule(1, { material: 'book' }), rule(2, { category: 'adult' }), rule(3, { organisation: 1 })];
  assert.equal(ruleFor(rules, aBook, today)?.id, 3);
  assert.equal(ruleFor(rules, { ...aBook, organisation: 2 }, today)?.id, 2);
  assert.equal(ruleFor(rules, { organisation: 2, category: 'youth', material: 'book' }, today)?.id, 1);
});

test('a rule counts from its first day on and gives way to the next', () => {
  const rules = [rule(1), rule(2, { validFrom: '2025-03-03' }), rule(3, { validFrom: '2025-03-04' })];
  assert.equal(ruleFor(rules, aBook, '2025-03-02')?.id, 1);
  assert.equal(ruleFor(rules, aBook, '2025-03-03')?.id, 2);
  assert.equal(ruleFor(rules, aBook, '2025-03-04')?.id, 3);
  assert.equal(ruleFor(rules, aBook, '2019-12-31'), undefined);
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
