import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Day } from '#platform/day.ts';
import { contest, forAll, type Rule, type RuleOf, ruleFor } from './rule.ts';
import { limitsFor } from './limits.ts';

const rule = (id: number, more: Partial<RuleOf<'loan'>> = {}): RuleOf<'loan'> => ({
  id,
  topic: 'loan',
  ...forAll,
  says: { days: 21 },
  validFrom: '2020-01-01',
  validUntil: null,
  author: null,
  writtenAt: null,
  ...more,
});
const today: Day = '2025-03-03';
const aBook = {
  organisation: 1,
  branch: 11,
  category: 'adult',
  age: 44,
  material: 'book',
  audience: 'adult',
  itemDays: 30,
  collection: 'regional',
};
const winner = (rules: readonly Rule[], about: object = aBook, on: Day = today) =>
  ruleFor(rules, 'loan', about, on)?.id;

test('the rule with the most conditions wins, and it can be told what came second', () => {
  const rules = [
    rule(1),
    rule(2, { materials: ['book'] }),
    rule(3, { category: 'adult', materials: ['book'] }),
    rule(4, { materials: ['dvd'] }),
  ];
  assert.deepEqual(
    contest(rules, 'loan', aBook, today).map(({ id }) => id),
    [3, 2, 1],
  );
});

test('among rules with as many conditions the place goes before the member, and the member before the item', () => {
  const rules = [
    rule(8, { itemDays: 90 }),
    rule(7, { audience: 'adult' }),
    rule(6, { materials: ['book', 'dvd'] }),
    rule(5, { collection: 'regional' }),
    rule(4, { ageFrom: 19 }),
    rule(3, { category: 'adult' }),
    rule(2, { organisation: 1 }),
    rule(1, { branch: 11 }),
  ];
  assert.deepEqual(
    contest(rules, 'loan', aBook, today).map(({ id }) => id),
    [1, 2, 3, 4, 5, 6, 7, 8],
  );
});

test('an age belongs to a rule with both its bounds, and nobody without a birthday does', () => {
  const rules = [rule(1), rule(2, { ageTo: 18 }), rule(3, { ageFrom: 65 })];
  const of = (age: number | undefined) => winner(rules, { ...aBook, age });
  assert.deepEqual([18, 19, 64, 65, undefined].map(of), [2, 1, 1, 3, 1]);
});

test('a new item is new for so many days and not a day longer', () => {
  const rules = [rule(1), rule(2, { itemDays: 90 })];
  assert.deepEqual(
    [0, 89, 90].map(itemDays => winner(rules, { ...aBook, itemDays })),
    [2, 2, 1],
  );
});

test('a rule counts from its first day up to and with its last', () => {
  const rules = [
    rule(1, { validUntil: '2025-03-02' }),
    rule(2, { validFrom: '2025-03-03', validUntil: '2025-03-03' }),
    rule(3, { validFrom: '2025-03-04' }),
  ];
  const on = (day: Day) => winner(rules, aBook, day);
  assert.deepEqual((['2019-12-31', '2025-03-02', '2025-03-03', '2025-03-04'] as const).map(on), [
    undefined,
    1,
    2,
    3,
  ]);
});

test('each group of items has its own limit: the one for DVDs and the one for everything both count', () => {
  const limit = (id: number, items: number, more: Partial<RuleOf<'limit'>>): RuleOf<'limit'> => ({
    ...rule(id),
    topic: 'limit',
    says: { items },
    ...more,
  });
  const rules = [
    limit(1, 20, {}),
    limit(2, 30, { category: 'adult' }),
    limit(3, 5, { materials: ['dvd', 'game'] }),
    limit(4, 3, { materials: ['dvd', 'game'], ageTo: 18 }),
  ];
  const of = (more: object) =>
    limitsFor(rules, 'limit', { ...aBook, ...more }, today)
      .map(({ id }) => id)
      .toSorted();
  assert.deepEqual(of({}), [2]);
  assert.deepEqual(of({ material: 'game' }), [2, 3]);
  assert.deepEqual(of({ material: 'dvd', age: 12, category: 'youth' }), [1, 4]);
});

test('whatever the rules and their order, the first of the contest is the most specific and the order of writing decides nothing', () => {
  const some = <T>(value: T) => fc.constantFrom(null, value);
  const anyRule = fc.record({
    organisation: some(1),
    branch: some(11),
    category: some('adult'),
    ageFrom: some(18),
    materials: some(['book']),
    audience: some('adult'),
    itemDays: some(90),
    collection: some('regional'),
    validFrom: fc.constantFrom<Day>('2020-01-01', '2024-01-01', '2026-01-01'),
  });
  fc.assert(
    fc.property(
      fc.array(anyRule, { minLength: 1, maxLength: 12 }),
      fc.func(fc.integer()),
      (made, shuffle) => {
        const rules = made.map((more, id) => rule(id, more));
        const order = contest(rules, 'loan', aBook, today).map(({ id }) => id);
        const other = rules.toSorted((a, b) => shuffle(a.id) - shuffle(b.id));
        assert.deepEqual(
          contest(other, 'loan', aBook, today).map(({ id }) => id),
          order,
        );
        const count = (one: RuleOf<'loan'>) =>
          (Object.keys(forAll) as (keyof typeof forAll)[]).filter(name => one[name] !== null).length;
        const counts = order.map(id => count(rules[id] ?? rule(0)));
        assert.deepEqual(
          counts,
          counts.toSorted((a, b) => b - a),
        );
      },
    ),
  );
});
