import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addDays, type Day } from '#platform/day.ts';
import { plan } from './plan.ts';
import { prices } from './prices.ts';
import type { Copy, RoutingInput, Slot, Wish } from './routing-input.ts';

const today: Day = '2026-11-24';
const [gieten, rolde, assen, emmen] = [1, 2, 3, 4];
const [bind, dnk, facet] = [10, 20, 30];
const owner: Readonly<Record<number, number>> = {
  [gieten]: bind,
  [rolde]: bind,
  [assen]: dnk,
  [emmen]: facet,
};

const wish = (id: number, pickup: number, more: Partial<Wish> = {}): Wish => ({
  id,
  title: 1,
  pickup,
  organisation: owner[pickup] ?? 0,
  age: 0,
  excluded: [],
  ...more,
});

const copy = (item: number, branch: number, more: Partial<Copy> = {}): Copy => ({
  item,
  title: 1,
  branch,
  home: branch,
  organisation: owner[branch] ?? 0,
  last: false,
  ...more,
});

interface Setting extends Partial<Omit<RoutingInput, 'slot'>> {
  /** Days from branch to branch: "2-1". */
  readonly days?: Readonly<Record<string, number>>;
  readonly slots?: Readonly<Record<number, Partial<Slot>>>;
}

/** A plan on a plain day: two days for every journey, ample lists. */
const planned = ({ days = {}, slots = {}, ...input }: Setting) =>
  plan({
    wishes: [],
    copies: [],
    price: () => 0,
    draw: (a, b) => ((a * 31 + b * 17) % 97) / 97,
    travel: (from, to) => {
      const way = (from === to ? 0 : (days[`${from}-${to}`] ?? 2)) + (slots[from]?.delay ?? 0);
      return { leaves: undefined, ready: addDays(today, way), days: way, kilometres: 1 };
    },
    ...input,
    slot: branch => ({ pickOn: today, room: 50, delay: 0, missRate: 0.04, ...slots[branch] }),
  });

const items = (setting: Setting) => planned(setting).decisions.map(({ chosen }) => chosen?.item);
const why = (setting: Setting) => planned(setting).decisions[0]?.reason;

test('5, 86: a branch that is closed now and at the next list is passed over, and asked again when it opens', () => {
  const asked = { wishes: [wish(1, gieten)], copies: [copy(1, rolde), copy(2, assen)], days: { '2-1': 1 } };
  assert.deepEqual(items(asked), [1]);
  const closed = { ...asked, slots: { [rolde]: { room: 0 } } };
  assert.deepEqual(items(closed), [2]);
  assert.equal(why(closed), 'list-full');
});

test('7: a wish that no copy can ever serve waits without a reason, and is served when a copy appears', () => {
  assert.deepEqual(planned({ wishes: [wish(1, gieten)] }).decisions, [
    { wish: 1, chosen: undefined, refused: undefined, reason: undefined },
  ]);
  assert.deepEqual(items({ wishes: [wish(1, gieten)], copies: [copy(1, emmen)] }), [1]);
});

test('8, 83: an own copy goes before one of another network when agreements say so, and after it when they end', () => {
  const asked = { wishes: [wish(1, gieten)], copies: [copy(1, rolde), copy(2, assen)], days: { '3-1': 1 } };
  assert.deepEqual(items({ ...asked, agreements: [{ price: 3 }] }), [1]);
  assert.equal(why({ ...asked, agreements: [{ price: 3 }] }), 'other-agreement');
  assert.deepEqual(items({ ...asked, agreements: [{ price: 0 }] }), [2], 'without the later tier');
  assert.deepEqual(items({ ...asked, copies: [copy(2, assen)], agreements: [] }), [undefined]);
});

test('11, 43: what an agreement keeps at home goes to nobody elsewhere, also when it lies on a desk', () => {
  const agreements = [{ price: 0, excludes: new Set(['streek']) }];
  const local = copy(1, assen, { collections: ['streek'], inHand: true });
  assert.deepEqual(items({ wishes: [wish(1, gieten)], copies: [local], agreements }), [undefined]);
  assert.deepEqual(items({ wishes: [wish(1, assen)], copies: [local], agreements }), [1], 'at home it does');
});

test('25: equals are decided by the recorded draw, not by the lowest number', () => {
  const asked = { wishes: [wish(1, gieten)], copies: [copy(1, rolde), copy(2, rolde)] };
  const by = (first: number) => items({ ...asked, draw: (_, item) => (item === first ? 0 : 1) });
  assert.deepEqual([by(1), by(2)], [[1], [2]]);
});

test('26: one wish and forty copies give one line; forty wishes do not all go to one branch', () => {
  const copies = Array.from({ length: 40 }, (_, n) => copy(n + 1, [rolde, assen, emmen, gieten][n % 4] ?? 1));
  assert.equal(items({ wishes: [wish(1, gieten)], copies }).length, 1);
  const everywhere = Array.from({ length: 80 }, (_, n) =>
    copy(n + 1, n < 40 ? rolde : n < 60 ? assen : emmen),
  );
  const { decisions } = planned({
    wishes: Array.from({ length: 40 }, (_, n) => wish(n + 1, gieten)),
    copies: everywhere,
    days: { '2-1': 1 },
    slots: { [rolde]: { room: 15 }, [assen]: { room: 15 }, [emmen]: { room: 15 } },
  });
  const at = Map.groupBy(decisions, ({ chosen }) => chosen?.branch);
  assert.deepEqual(at.get(rolde)?.length, 15);
  assert.equal(decisions.filter(({ chosen }) => chosen).length, 40);
});

test('84: a branch that did not find it is not asked again, even when it has another copy', () => {
  const copies = [copy(1, rolde), copy(2, rolde), copy(3, emmen)];
  assert.deepEqual(items({ wishes: [wish(1, gieten, { excluded: [rolde] })], copies }), [3]);
});

test('84: lenders of last resort are asked only when all others cannot', () => {
  const agreements = [
    { price: 0, lenders: new Set([dnk]) },
    { price: 20, lenders: new Set([facet]) },
  ];
  const copies = [copy(1, assen), copy(2, emmen)];
  const days = { '3-1': 9, '4-1': 1 };
  assert.deepEqual(items({ wishes: [wish(1, gieten)], copies, agreements, days }), [1]);
  const noRoom = { [assen]: { room: 0 } };
  assert.deepEqual(items({ wishes: [wish(1, gieten)], copies, agreements, days, slots: noRoom }), [2]);
});

test('85: a lender without history has a price of nothing, neither first nor last', () => {
  assert.deepEqual([...prices([{ organisation: dnk, lent: 0, borrowed: 0 }])], [[dnk, 0]]);
});

test('no more goes under an agreement than its most; who loses most by another copy keeps it', () => {
  const agreements = [{ price: 0, lenders: new Set([dnk]), most: 1 }];
  const copies = [copy(1, assen), copy(2, assen), copy(3, rolde, { title: 2 }), copy(4, assen, { title: 2 })];
  const wishes = [wish(1, gieten), wish(2, gieten, { title: 2 })];
  const days = { '2-1': 6, '3-1': 1 };
  const { decisions, cost, bound } = planned({ wishes, copies, agreements, days });
  assert.deepEqual(
    decisions.map(({ chosen, reason }) => [chosen?.item, reason]),
    [
      [decisions[0]?.chosen?.item, 'draw'],
      [3, 'agreement-full'],
    ],
  );
  assert.equal(decisions[0]?.chosen?.branch, assen);
  assert.ok(bound <= cost);
  const more = [{ price: 0, lenders: new Set([dnk]), most: 2 }];
  assert.deepEqual(items({ wishes, copies, agreements: more, days })[1], 4, 'without the cap');
});

test('a copy on a desk needs no place on a list and no search', () => {
  const copies = [copy(1, rolde, { inHand: true }), copy(2, rolde)];
  const slots = { [rolde]: { room: 0 } };
  const { decisions } = planned({ wishes: [wish(1, gieten)], copies, slots });
  assert.deepEqual(
    [decisions[0]?.chosen?.item, decisions[0]?.chosen?.terms.miss, decisions[0]?.chosen?.terms.list],
    [1, 0, 0],
  );
});

test('what is planned stays unless another copy is better by more than two days', () => {
  const asked = (far: number) => ({
    wishes: [wish(1, gieten, { planned: 1 })],
    copies: [copy(1, rolde), copy(2, emmen)],
    days: { '2-1': far, '4-1': 1 },
  });
  assert.deepEqual([items(asked(2.9)), why(asked(2.9))], [[1], 'as-planned']);
  assert.deepEqual(items(asked(3.1)), [2]);
  const free = { ...asked(2.9), wishes: [wish(1, gieten)] };
  assert.deepEqual(items(free), [2], 'nothing was planned');
});

test('between plans a single wish pays what the last places of a list are worth', () => {
  const asked = (worth: number) => ({
    wishes: [wish(1, gieten)],
    copies: [copy(1, rolde), copy(2, assen)],
    days: { '2-1': 1 },
    slots: { [rolde]: { worth } },
  });
  assert.deepEqual([items(asked(1.4)), why(asked(1.4))], [[2], 'list-full']);
  assert.deepEqual(items(asked(0)), [1], 'without the price');
});

test('a refused copy that another needs more says what it is worth there', () => {
  const { decisions } = planned({
    wishes: [wish(1, gieten), wish(2, assen)],
    copies: [copy(1, gieten), copy(2, emmen)],
    days: { '1-3': 1, '4-3': 9, '4-1': 2 },
  });
  const [first, second] = decisions;
  assert.deepEqual([first?.chosen?.item, second?.chosen?.item], [2, 1]);
  assert.equal(first?.reason, 'taken');
  assert.ok((first?.binding ?? 0) >= (first?.chosen?.cost ?? 0) - (first?.refused?.cost ?? 0));
});

test('a copy that may stay where it comes back saves a trip, and goes before one that must go home', () => {
  const asked = {
    wishes: [wish(1, gieten)],
    copies: [copy(1, assen), copy(2, rolde)],
    days: { '3-1': 1, '2-1': 1.1 },
  };
  assert.deepEqual(items({ ...asked, stays: (owner, at) => owner === at }), [2]);
  assert.equal(why({ ...asked, stays: (owner, at) => owner === at }), 'fewer-trips');
  assert.deepEqual(items(asked), [1], 'both go home');
});
