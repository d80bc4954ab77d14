import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { seededChance } from '#platform/chance.ts';
import { shippedDefinitions } from '../load-definitions.ts';
import { type CheckGround, check, type Checked } from './check.ts';
import { shippedRules } from './check-rule.ts';
import { readDeliveries } from './load-questionnaires.ts';
import { deviation, median, type Pair, quantile, standsOut } from './outliers.ts';
import { cellsOf } from './questionnaire.ts';

const rules = shippedRules();
const definitions = new Map(shippedDefinitions().map(one => [one.code, one]));
const { questionnaires } = readDeliveries(join(import.meta.dirname, '../../../../provinces/drenthe'));

type Numbers = Readonly<Record<string, number | null>>;

interface Case {
  readonly list: string;
  readonly now: Numbers;
  readonly last?: Numbers;
  readonly elsewhere?: Numbers;
  readonly peers?: readonly Pair[];
  readonly figure?: number;
  readonly version?: number;
  readonly outside?: number;
}

const answer = (value: number | null | undefined, version = 1): Checked | undefined =>
  value === undefined
    ? undefined
    : { value, absence: value === null ? 'unknown' : null, definition: 'loans', version };

function groundOf(one: Case): CheckGround {
  const { list, now, last = {}, elsewhere = {}, peers = [], figure, version, outside = 0 } = one;
  const questionnaire = questionnaires.find(({ code }) => code === list);
  assert.ok(questionnaire, list);
  return {
    questionnaire: list,
    cells: cellsOf(questionnaire).map(cell => ({
      ...cell,
      decimals: cell.decimals ?? definitions.get(cell.definition ?? '')?.decimals ?? 0,
    })),
    answer: cell => answer(now[cell], version),
    last: cell => answer(last[cell]),
    number: ref =>
      (ref.endsWith('@last') ? last[ref.replace('@last', '')] : (elsewhere[ref] ?? now[ref])) ??
      (ref.startsWith('members-moved') || ref.startsWith('items-moved') ? 0 : undefined),
    peers: () => peers,
    areas: { places: 5, outside },
    figure: () => figure,
  };
}

const asked = (one: Case): string[] => [...new Set(check(rules, groundOf(one)).map(({ rule }) => rule))];

const calm = [100, 101, 102, 103, 104, 105].map(now => ({ now: now * 10, last: 1_000 }));
const bezit = (now: Numbers, more: Partial<Case> = {}): Case => ({ list: 'wsob-holdings', now, ...more });
const geld = (now: Numbers, more: Partial<Case> = {}): Case => ({ list: 'wsob-finance', now, ...more });
const kern = (now: Numbers, more: Partial<Case> = {}): Case => ({ list: 'wsob-functions', now, ...more });
const mensen = (now: Numbers, more: Partial<Case> = {}): Case => ({ list: 'wsob-staff', now, ...more });
const plek = (now: Numbers, more: Partial<Case> = {}): Case => ({ list: 'gids-location', now, ...more });
const five = (last: number) => ({
  'activities-knowledge': 1,
  'activities-development': 2,
  'activities-reading': 3,
  'activities-meeting': 4,
  'activities-arts': last,
});
const lent = (other: number) => ({
  'loans-books-youth': 40,
  'loans-books-adult': 50,
  'loans-audiovisual': 10,
  'loans-sheet-music': 0,
  'loans-other-material': other,
});
const owned = (other: number) =>
  Object.fromEntries(
    Object.entries(lent(other)).map(([cell, n]) => [cell.replace('loans', 'collection'), n]),
  );
const incomes = (other: number) => ({
  'income-users': 10,
  'income-municipal': 60,
  'income-provincial': 5,
  'income-other-subsidy': 5,
  'income-other': other,
});
const spent = (other: number) => ({
  'costs-staff': 50,
  'costs-housing': 20,
  'costs-collection': 10,
  'costs-other': other,
});
const round = { loans: 12_000, members: 3_400, collection: 45_000, visits: 80_000, renewals: 5_100 };

/** Of every rule what it must catch, and what it must leave alone. */
const cases: Readonly<Record<string, readonly [caught: Case, innocent: Case]>> = {
  C1: [
    mensen({ 'staff-fte': 3 }),
    mensen({
      'staff-fte': 3,
      'staff-persons': null,
      'staff-full-time': null,
      'staff-part-time': 0,
      'staff-fte-facility': 0,
      volunteers: 0,
      'costs-staff': 1,
      'fte-per-thousand': 1,
    }),
  ],
  C2: [bezit({ loans: 12.5 }), bezit({ 'hours-week': 52.25 })],
  C2a: [
    geld({ income: 1_200_000 }, { last: { income: 1_150 } }),
    geld({ income: 1_200 }, { last: { income: 1_150 } }),
  ],
  C3: [bezit({ visits: -1 }), geld({ result: -557_000 })],
  C3a: [
    bezit({ penetration: 1 }, { list: 'province-basics', now: { penetration: 120 } }),
    { list: 'province-basics', now: { penetration: 24 } },
  ],
  C3b: [plek({ 'hours-week': 40.1 }), plek({ 'hours-week': 40.25 })],
  C4: [bezit({ loans: 101, ...lent(0) }), bezit({ loans: 100, ...lent(0) })],
  C4a: [bezit({ collection: 99, ...owned(0) }), bezit({ collection: 100, ...owned(0) })],
  ...Object.fromEntries(
    (
      [
        ['C4b', 'loans-books-youth'],
        ['C4c', 'loans-books-adult'],
        ['C4d', 'collection-books-youth'],
        ['C4e', 'collection-books-adult'],
      ] as const
    ).map(([rule, total]): [string, readonly [Case, Case]] => {
      const parts = { [`${total}-fiction`]: 60, [`${total}-non-fiction`]: 30, [`${total}-unsaid`]: 10 };
      return [rule, [bezit({ [total]: 99, ...parts }), bezit({ [total]: 100, ...parts })]];
    }),
  ),
  C5: [
    bezit({ visits: 100 }, { elsewhere: { 'gids-location/visits@branches': 99 } }),
    bezit({ visits: 100 }, { elsewhere: { 'gids-location/visits@branches': 100 } }),
  ],
  C5a: [
    bezit({ 'floor-area': 1_000 }, { elsewhere: { 'gids-location/floor-area@branches': 900 } }),
    bezit({ 'floor-area': 1_000 }, { elsewhere: { 'gids-location/floor-area@branches': 1_000 } }),
  ],
  C5b: [
    {
      list: 'province-basics',
      now: { loans: 99 },
      elsewhere: { 'wsob-holdings/loans@organisations': 100 },
    },
    {
      list: 'province-basics',
      now: { loans: 100 },
      elsewhere: { 'wsob-holdings/loans@organisations': 100 },
    },
  ],
  C6: [
    bezit({ members: 1_000, 'members-joined': 100, 'members-left': 50 }, { last: { members: 900 } }),
    bezit({ members: 950, 'members-joined': 100, 'members-left': 50 }, { last: { members: 900 } }),
  ],
  C6a: [
    bezit({ members: 100, 'members-youth': 60, 'members-adult': 30 }),
    bezit({ members: 100, 'members-youth': 60, 'members-adult': 40 }),
  ],
  C7: [
    bezit({ 'active-borrowers': 120, members: 100, 'members-left': 10 }),
    bezit({ 'active-borrowers': 105, members: 100, 'members-left': 10 }),
  ],
  C7a: [
    bezit({ 'ebook-accounts': 70 }, { elsewhere: { 'digital-accounts@ledger': 60 } }),
    bezit({ 'ebook-accounts': 50 }, { elsewhere: { 'digital-accounts@ledger': 60 } }),
  ],
  C8b: [
    bezit({ 'members-youth': 70 }, { elsewhere: { 'inhabitants-youth@ledger': 60 } }),
    bezit({ 'members-youth': 50 }, { elsewhere: { 'inhabitants-youth@ledger': 60 } }),
  ],
  C8: [bezit({ members: 101, inhabitants: 100 }), bezit({ members: 25, inhabitants: 100 })],
  C8a: [
    { list: 'province-basics', now: { penetration: 60 } },
    { list: 'province-basics', now: { penetration: 24 } },
  ],
  C9: [
    bezit({ transactions: 150, loans: 100, renewals: 40 }),
    bezit({ transactions: 140, loans: 100, renewals: 40 }),
  ],
  C9a: [bezit({ transactions: 100, renewals: 70 }), bezit({ transactions: 100, renewals: 30 })],
  C9b: [
    { list: 'lending-right', now: { loans: 140 }, elsewhere: { 'wsob-holdings/loans': 100 } },
    { list: 'lending-right', now: { loans: 100 }, elsewhere: { 'wsob-holdings/loans': 100 } },
  ],
  C10: [bezit({ loans: 10, collection: 0 }), bezit({ loans: 0, collection: 0 })],
  C10a: [bezit({ loans: 1_000, collection: 100 }), bezit({ loans: 300, collection: 100 })],
  C11: [
    bezit({ collection: 1_000, 'items-added': 50, 'items-withdrawn': 10 }, { last: { collection: 900 } }),
    bezit({ collection: 940, 'items-added': 50, 'items-withdrawn': 10 }, { last: { collection: 900 } }),
  ],
  C12: [
    bezit({ loans: 1_300 }, { last: { loans: 1_000 }, peers: calm }),
    bezit({ loans: 1_040 }, { last: { loans: 1_000 }, peers: calm }),
  ],
  C13: [
    bezit({ visits: 1_900 }, { last: { visits: 1_000 }, peers: calm }),
    bezit({ visits: 1_030 }, { last: { visits: 1_000 }, peers: calm }),
  ],
  C14: [
    bezit({ visits: 4_321 }, { last: { visits: 4_321 } }),
    bezit({ visits: 12 }, { last: { visits: 12 } }),
  ],
  C14a: [
    bezit(round),
    bezit({ ...round, loans: 12_031, members: 3_417, collection: 45_106, visits: 80_219 }),
  ],
  C15: [
    bezit({ 'hours-week': 40, 'hours-week-staffed': 41 }),
    bezit({ 'hours-week': 40, 'hours-week-staffed': 40 }),
  ],
  C15a: [bezit({ locations: 2, 'locations-branch': 3 }), bezit({ locations: 3, 'locations-branch': 2 })],
  C15b: [
    plek({ 'hours-week-staffed': 12 }, { elsewhere: { 'locations-branch@ledger': 1 } }),
    plek({ 'hours-week-staffed': 12 }, { elsewhere: { 'locations-branch@ledger': 0 } }),
  ],
  C15c: [
    plek({ 'hours-week-staffed': 15 }, { elsewhere: { 'locations-service-point@ledger': 1 } }),
    plek({ 'hours-week-staffed': 14.5 }, { elsewhere: { 'locations-service-point@ledger': 1 } }),
  ],
  C15d: [
    bezit({ 'locations-branch': 38 }, { last: { 'locations-branch': 39 } }),
    bezit({ 'locations-branch': 39 }, { last: { 'locations-branch': 39 } }),
  ],
  C16: [plek({ 'floor-area': 12 }), plek({ 'floor-area': 900 })],
  C16a: [
    plek({ 'floor-area': 900 }, { last: { 'floor-area': 880 } }),
    plek({ 'floor-area': 900 }, { last: { 'floor-area': 900 } }),
  ],
  C17: [bezit({ 'hours-week': 40, 'hours-year': 2_200 }), bezit({ 'hours-week': 40, 'hours-year': 1_980 })],
  C18: [bezit({ 'hours-year': 100, visits: 0 }), bezit({ 'hours-year': 0, visits: 0 })],
  C18a: [bezit({ 'hours-year': 100, visits: 50_000 }), bezit({ 'hours-year': 100, visits: 2_000 })],
  C19: [kern({ activities: 16, ...five(5) }), kern({ activities: 15, ...five(5) })],
  C19a: [kern({ activities: 2, attendances: 900 }), kern({ activities: 20, attendances: 900 })],
  C19b: [kern({ 'schools-dbos': 12, schools: 10 }), kern({ 'schools-dbos': 8, schools: 10 })],
  C19c: [kern({ 'ido-questions': 9, 'ido-points': 0 }), kern({ 'ido-questions': 0, 'ido-points': 0 })],
  C20: [mensen({ 'staff-fte': 12, 'staff-persons': 10 }), mensen({ 'staff-fte': 7, 'staff-persons': 10 })],
  C20a: [mensen({ 'staff-fte': 0.5, 'staff-persons': 10 }), mensen({ 'staff-fte': 7, 'staff-persons': 10 })],
  C20b: [
    mensen({ 'costs-staff': 7_000_000, 'staff-fte': 10 }),
    mensen({ 'costs-staff': 700_000, 'staff-fte': 10 }),
  ],
  C20c: [
    mensen({ 'costs-staff': 700 }, { elsewhere: { 'wsob-finance/costs-staff': 701 } }),
    mensen({ 'costs-staff': 700 }, { elsewhere: { 'wsob-finance/costs-staff': 700 } }),
  ],
  C20d: [
    mensen({ 'staff-persons': 10, 'staff-full-time': 3, 'staff-part-time': 6 }),
    mensen({ 'staff-persons': 10, 'staff-full-time': 4, 'staff-part-time': 6 }),
  ],
  C21: [geld({ income: 90, ...incomes(20) }), geld({ income: 100, ...incomes(20) })],
  C21a: [geld({ subsidies: 71, ...incomes(20) }), geld({ subsidies: 70, ...incomes(20) })],
  C21b: [geld({ costs: 90, ...spent(20) }), geld({ costs: 100, ...spent(20) })],
  C21c: [
    geld({ income: 11_591, costs: 12_148, result: 557 }),
    geld({ income: 11_591, costs: 12_148, result: -557 }),
  ],
  C21d: [geld({ liquidity: 86 }), geld({ liquidity: 0.86 })],
  C22: [bezit({ loans: 1 }, { outside: 1 }), bezit({ loans: 1 })],
  C23: [
    { list: 'cbs-members', now: { members: 99 }, elsewhere: { 'wsob-holdings/members': 100 } },
    { list: 'cbs-members', now: { members: 100 }, elsewhere: { 'wsob-holdings/members': 100 } },
  ],
  C23a: [bezit({ loans: 310 }, { figure: 305 }), bezit({ loans: 305 }, { figure: 305 })],
  C24: [bezit({ members: 4 }), bezit({ members: 5 })],
  C25: [
    bezit({ loans: 100 }, { last: { loans: 100 }, version: 2 }),
    bezit({ loans: 100 }, { last: { loans: 100 } }),
  ],
  C25a: [
    geld({ solvency: 26.12, equity: 1_027, 'balance-total': 5_397 }),
    geld({ solvency: 19.03, equity: 1_027, 'balance-total': 5_397 }),
  ],
  C25b: [
    geld({ liquidity: 86, 'current-assets': 430, 'current-debts': 500 }),
    geld({ liquidity: 0.86, 'current-assets': 430, 'current-debts': 500 }),
  ],
};

test('every check catches what it is for and leaves alone what is right', () => {
  assert.deepEqual(
    rules.map(({ code }) => code).filter(code => !(code in cases)),
    [],
    'a rule without a case',
  );
  for (const [rule, [caught, innocent]] of Object.entries(cases)) {
    assert.ok(asked(caught).includes(rule), `${rule} must catch ${JSON.stringify(caught.now)}`);
    assert.ok(!asked(innocent).includes(rule), `${rule} must leave ${JSON.stringify(innocent.now)}`);
  }
});

test('who moves in from another library, and a copy from another branch, are no gap in what was there and what came', () => {
  const moved = {
    'members-moved-in@ledger': 60,
    'members-moved-out@ledger': 10,
    'items-moved-in@ledger': 0,
    'items-moved-out@ledger': 400,
  };
  const members = { members: 1_000, 'members-joined': 100, 'members-left': 50 };
  const copies = { collection: 640, 'items-added': 50, 'items-withdrawn': 10 };
  const last = { members: 900, collection: 1_000 };
  const found = (elsewhere: Numbers) =>
    asked(bezit({ ...members, ...copies }, { last, elsewhere })).filter(rule => /^C(6|11)$/.test(rule));
  assert.deepEqual(found(moved), []);
  assert.deepEqual(found({ ...moved, 'members-moved-in@ledger': 0, 'items-moved-out@ledger': 0 }), [
    'C6',
    'C11',
  ]);
});

test('the silent jumps of the old Drenthe series are asked about; a split that adds up and a small revision are not', () => {
  const jump = (now: number, last: number) => asked(bezit({ loans: now }, { last: { loans: last } }));
  const silent: readonly (readonly [number, number])[] = [
    [337_361, 466_168],
    [13_431, 16_475],
    [6_858, 13_899],
    [254, 186],
  ];
  for (const [now, last] of silent) {
    const alone = jump(now, last);
    const amid = asked(bezit({ loans: now }, { last: { loans: last }, peers: calm }));
    assert.ok(alone.includes('C12') || amid.includes('C12'), `${last} to ${now}`);
    assert.ok(amid.includes('C12') && amid.includes('C13'), `${last} to ${now} among others`);
  }
  assert.deepEqual(
    jump(63_844, 63_833).filter(rule => rule !== 'C1'),
    [],
    'a revision by eleven',
  );
  const split = bezit(
    { locations: 45, 'locations-branch': 39, 'locations-service-point': 6 },
    { last: { locations: 45 } },
  );
  assert.deepEqual(
    asked(split).filter(rule => rule !== 'C1'),
    [],
  );
});

test('a change stands out by the formula of Hidiroglou and Berthelot, worked out by hand', () => {
  const others = [1.0, 1.02, 0.98, 1.01, 0.99, 1.03].map(ratio => ({ now: 1_000 * ratio, last: 1_000 }));
  assert.equal(standsOut({ now: 1_040, last: 1_000 }, others, { u: 0.5, a: 0.05, c: 4, least: 0.01 }), false);
  assert.equal(standsOut({ now: 2_000, last: 1_000 }, others, { u: 0.5, a: 0.05, c: 4, least: 0.01 }), true);
  assert.equal(
    standsOut({ now: 2_000, last: 1_000 }, others.slice(0, 3), { u: 0.5, a: 0.05, c: 4, least: 0.01 }),
    false,
    'too few',
  );
  const small = { now: 12, last: 10 };
  const large = { now: 120_000, last: 100_000 };
  const bounds = { u: 0.5, a: 0.05, c: 20, least: 0.01 };
  assert.equal(standsOut(small, others, bounds), false);
  assert.equal(standsOut(large, others, bounds), true, 'the same change weighs more where much is counted');
  assert.equal(quantile([1, 2, 3, 4], 0.25), 1.75, 'type 7');
  assert.equal(median([3, 1, 2]), 2);
  assert.equal(deviation([1, 1, 2, 2, 4, 6, 9]), 1);
});

test('whoever changes as all others do never stands out, however large or small', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 10, max: 1_000_000 }), { minLength: 5, maxLength: 30 }),
      fc.double({ min: 0.5, max: 2, noNaN: true }),
      (sizes, ratio) => {
        const pairs = sizes.map(last => ({ last, now: last * ratio }));
        const [own, ...others] = pairs as [Pair, ...Pair[]];
        return !standsOut(own, others, { u: 0.5, a: 0.05, c: 4, least: 0.01 });
      },
    ),
  );
});

test('in an ordinary year at most one question in twenty is in vain', () => {
  const chance = seededChance(7);
  const normal = () => Array.from({ length: 12 }, () => chance.number()).reduce((sum, n) => sum + n, -6);
  let questions = 0;
  let cells = 0;
  for (let run = 0; run < 400; run += 1) {
    const year = Array.from({ length: 12 }, () => {
      const last = Math.round(2_000 + chance.number() * 40_000);
      return { last, now: Math.round(last * (1.01 + normal() * 0.03)) };
    });
    for (const [at, own] of year.entries()) {
      cells += 1;
      const found = check(
        rules.filter(({ code }) => ['C2a', 'C12', 'C13', 'C14'].includes(code)),
        groundOf(bezit({ visits: own.now }, { last: { visits: own.last }, peers: year.toSpliced(at, 1) })),
      );
      if (found.length > 0) questions += 1;
    }
  }
  assert.ok(questions / cells <= 0.05, `${questions} of ${cells}`);
});
