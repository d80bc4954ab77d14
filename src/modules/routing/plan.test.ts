import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addDays, type Day } from '#platform/day.ts';
import { plan } from './plan.ts';
import { prices } from './prices.ts';
import type { Choice, Copy, Decision, RoutingInput, Wish } from './routing-input.ts';

const today: Day = '2026-11-24';
const branches = 5;

/** A whole question as plain numbers, so that a counterfactual is a change of one of them. */
interface World {
  readonly wishes: readonly Wish[];
  readonly copies: readonly Copy[];
  readonly room: readonly number[];
  readonly delay: readonly number[];
  readonly missRate: readonly number[];
  /** Days from branch to branch, [from * branches + to]. */
  readonly days: readonly number[];
  readonly price: readonly number[];
  readonly flip: boolean;
}

const choose = (input: RoutingInput): readonly Decision[] => plan(input).decisions;

const draw = (wish: number, item: number): number => ((wish * 31 + item * 17) % 97) / 97;

const inputOf = ({ wishes, copies, room, delay, missRate, days, price, flip }: World): RoutingInput => ({
  wishes,
  copies,
  slot: branch => ({
    pickOn: addDays(today, delay[branch] ?? 0),
    room: room[branch] ?? 0,
    delay: delay[branch] ?? 0,
    missRate: missRate[branch] ?? 0,
  }),
  travel: (from, to) => {
    const way = (days[from * branches + to] ?? 0) + (delay[from] ?? 0);
    return {
      leaves: from === to ? undefined : addDays(today, way),
      ready: addDays(today, way),
      days: way,
      kilometres: Math.abs(from - to),
    };
  },
  price: organisation => price[organisation] ?? 0,
  draw: (wish, item) => (flip ? -1 : 1) * draw(wish, item),
});

const branch = fc.integer({ min: 0, max: branches - 1 });
const title = fc.integer({ min: 1, max: 2 });
const perBranch = <T>(one: fc.Arbitrary<T>) => fc.array(one, { minLength: branches, maxLength: branches });

const worlds = (mostWishes: number, mostCopies: number): fc.Arbitrary<World> =>
  fc
    .record({
      wishes: fc.array(
        fc.record({ title, pickup: branch, age: fc.nat(20), excluded: fc.array(branch, { maxLength: 1 }) }),
        { minLength: 1, maxLength: mostWishes },
      ),
      copies: fc.array(fc.record({ title, branch, home: branch, last: fc.boolean() }), {
        maxLength: mostCopies,
      }),
      room: perBranch(fc.nat(2)),
      delay: perBranch(fc.nat(2)),
      missRate: perBranch(fc.constantFrom(0, 0.04, 0.1)),
      days: fc.array(fc.nat(6), { minLength: branches * branches, maxLength: branches * branches }),
      price: perBranch(fc.constantFrom(0, 0.2, 1)),
    })
    .map(world => ({
      ...world,
      flip: false,
      wishes: world.wishes.map((wish, i) => ({ ...wish, id: 100 + i, organisation: wish.pickup % 2 })),
      copies: world.copies.map((copy, i) => ({ ...copy, item: 1 + i, organisation: copy.home % 2 })),
    }));

test('no copy goes twice, none is of another title, no list gets more than its room', () => {
  fc.assert(
    fc.property(worlds(8, 8), world => {
      const chosen = choose(inputOf(world)).flatMap(decision =>
        decision.chosen ? [{ wish: decision.wish, choice: decision.chosen }] : [],
      );
      assert.equal(new Set(chosen.map(({ choice }) => choice.item)).size, chosen.length);
      const picks = new Map<number, number>();
      for (const { wish: id, choice } of chosen) {
        const wish = world.wishes.find(known => known.id === id);
        const copy = world.copies.find(({ item }) => item === choice.item);
        assert.equal(copy?.title, wish?.title);
        assert.ok(
          !wish?.excluded.includes(choice.branch),
          'a branch that did not find it is not asked again',
        );
        picks.set(choice.branch, (picks.get(choice.branch) ?? 0) + 1);
      }
      for (const [at, count] of picks) assert.ok(count <= (world.room[at] ?? 0));
    }),
  );
});

/** The most that any assignment wins, by trying them all. */
function bestGain(world: World): number {
  const alone = (wish: Wish, copy: Copy): Choice | undefined =>
    choose(
      inputOf({ ...world, wishes: [wish], copies: [copy], room: Array.from({ length: branches }, () => 1) }),
    )[0]?.chosen;
  const walk = (at: number, used: ReadonlySet<number>, room: readonly number[]): number => {
    const wish = world.wishes[at];
    if (!wish) return 0;
    const served = world.copies
      .filter(({ item, title: of }) => of === wish.title && !used.has(item))
      .flatMap(copy => {
        const choice = alone(wish, copy);
        const left = room.map((n, i) => (i === copy.branch ? n - 1 : n));
        if (!choice || left.some(n => n < 0)) return [];
        return [30 + 0.3 * wish.age - choice.cost + walk(at + 1, new Set([...used, copy.item]), left)];
      });
    return Math.max(walk(at + 1, used, room), ...served);
  };
  return walk(0, new Set(), world.room);
}

const gainOf = (world: World, decisions: readonly Decision[]): number =>
  decisions.reduce((total, { wish, chosen }) => {
    const age = world.wishes.find(({ id }) => id === wish)?.age ?? 0;
    return chosen ? total + 30 + 0.3 * age - chosen.cost : total;
  }, 0);

test('no way of serving wishes wins more than the plan, and its bound says so', () => {
  fc.assert(
    fc.property(worlds(4, 4), world => {
      const planned = plan(inputOf(world));
      assert.ok(Math.abs(gainOf(world, planned.decisions) - bestGain(world)) < 1e-6);
      assert.ok(Math.abs(planned.cost - planned.bound) < 1e-6);
    }),
    { numRuns: 150 },
  );
});

/** The same question without the stated reason. Distances and trips of the refused copy become those of the chosen. */
function without(world: World, wish: Wish, { chosen, refused, reason }: Decision): World | undefined {
  const alone = { ...world, wishes: [wish], room: world.room.map(() => 9) };
  if (reason === 'taken' || (reason === 'list-full' && (!chosen || !refused || refused.cost <= chosen.cost)))
    return alone;
  if (!chosen || !refused || reason === 'only-copy' || reason === 'together') return undefined;
  const swap = (list: readonly number[], at: number, value: number) =>
    list.map((old, i) => (i === at ? value : old));
  const onlyRefused = (change: Partial<Copy>) => ({
    ...alone,
    copies: world.copies.map(copy => (copy.item === refused.item ? { ...copy, ...change } : copy)),
  });
  const way = refused.branch * branches + wish.pickup;
  switch (reason) {
    case 'list-full':
      return { ...alone, delay: swap(world.delay, refused.branch, chosen.terms.list) };
    case 'ready-sooner':
    case 'nearer-but-no-van-until':
      return { ...alone, days: swap(world.days, way, chosen.terms.days) };
    case 'likely-missing':
      return { ...alone, missRate: swap(world.missRate, refused.branch, chosen.terms.miss / 4) };
    case 'last-copy':
      return onlyRefused({ last: false });
    case 'balance':
      return onlyRefused({ organisation: wish.organisation });
    case 'draw':
      return { ...alone, flip: true };
    default:
      return undefined;
  }
}

test('take the stated reason away and the choice changes', () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(worlds(4, 6), world => {
      for (const decision of choose(inputOf(world))) {
        const wish = world.wishes.find(({ id }) => id === decision.wish);
        const otherwise = wish && without(world, wish, decision);
        if (decision.reason === 'fewer-trips') {
          const { chosen, refused } = decision;
          assert.ok(chosen && refused && refused.cost - refused.terms.legs < chosen.cost - chosen.terms.legs);
        }
        if (!otherwise) continue;
        seen.add(decision.reason ?? '');
        const again = choose(inputOf(otherwise))[0]?.chosen;
        assert.notEqual(again?.item, decision.chosen?.item, `still the same without ${decision.reason}`);
      }
    }),
    { numRuns: 2000 },
  );
  assert.ok(seen.size >= 7, `reasons seen: ${[...seen].join(', ')}`);
});

test('who waits longer goes first when there is one copy', () => {
  const wish = { title: 1, pickup: 0, organisation: 0, excluded: [] };
  const flat = Array.from({ length: branches }, () => 0);
  const decisions = choose(
    inputOf({
      wishes: [
        { ...wish, id: 1, age: 1 },
        { ...wish, id: 2, age: 9 },
      ],
      copies: [{ item: 7, title: 1, branch: 0, home: 0, organisation: 0, last: true }],
      room: [5, 5, 5, 5, 5],
      delay: flat,
      missRate: flat,
      days: Array.from({ length: branches * branches }, () => 2),
      price: flat,
      flip: false,
    }),
  );
  assert.deepEqual(
    decisions.map(({ wish, chosen, reason }) => [wish, chosen?.item, reason]),
    [
      [1, undefined, 'taken'],
      [2, 7, 'only-copy'],
    ],
  );
});

test('only an organisation that lends more than it borrows has a price', () => {
  const known = prices([
    { organisation: 1, lent: 30, borrowed: 10 },
    { organisation: 2, lent: 10, borrowed: 30 },
    { organisation: 3, lent: 0, borrowed: 0 },
  ]);
  assert.deepEqual(
    [...known],
    [
      [1, 2.5],
      [2, 0],
      [3, 0],
    ],
  );
});
