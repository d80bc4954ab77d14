import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { record } from '#ledger';
import { changeUnit } from '#network';
import { type Actor, system } from '#people';
import { testDatabase } from '../../../test/support/database.ts';
import { aNetwork, type TinyUnit } from '../../../test/support/network.ts';
import { readEntriesFile } from './entries-file.ts';
import { figure, recompute } from './figure.ts';
import { madeFrom } from './definition.ts';
import { loadDefinitions, shippedDefinitions } from './load-definitions.ts';
import { type Period, parsePeriod } from './period.ts';
import { readNumber, styleOf } from './read-number.ts';
import { type EntryWish, recordEntries } from './record-entries.ts';
import { entryHistory } from './store/entries.ts';
import { readDefinitions } from './store/kept.ts';

const year = parsePeriod('2025') as Period;
const at = new Date('2026-02-10T09:00:00Z');

async function aYear(t: TestContext) {
  const db = await testDatabase(t);
  const { units, network } = await aNetwork(db);
  await db.transaction(tx => loadDefinitions(tx));
  const enter = (code: string, unit: TinyUnit, value: number, more: Partial<EntryWish> = {}) =>
    db.transaction(async tx => {
      const wish: EntryWish = {
        code,
        unit: units[unit].id,
        period: year,
        value: { number: value },
        status: 'registered',
        evidence: 'jaarrekening 2025, blad 12',
        owner: 'controller',
        at,
        by: system,
        name: 'Cor Kantoor',
        ...more,
      };
      const [answer] = await recordEntries(tx, [wish]);
      assert.ok(answer);
      return answer;
    });
  const read = (definition: string, unit: TinyUnit, position?: Parameters<typeof figure>[1]['position']) =>
    figure(db, { definition, scope: units[unit].id, period: year, position });
  return { db, units, network, enter, read };
}

test('what a bookkeeper enters is a figure like any other, and the province adds up its organisations', async t => {
  const { enter, read } = await aYear(t);
  await enter('costs-staff', 'highland', 300_000);
  assert.deepEqual(
    [(await read('costs-staff', 'tinyland')).value, (await read('costs-staff', 'tinyland')).status],
    [300_000, 'provisional'],
    'one of two organisations is in',
  );
  await enter('costs-staff', 'lowland', 200_000, { status: 'estimated' });
  const all = await read('costs-staff', 'tinyland');
  assert.deepEqual([all.value, all.status, all.events], [500_000, 'estimated', 2]);
});

test('a number that is not known makes the sum unknown, and is not zero', async t => {
  const { enter, read } = await aYear(t);
  await enter('volunteers', 'highland', 12);
  await enter('volunteers', 'lowland', 0, { value: { absence: 'unknown' } });
  const sum = await read('volunteers', 'tinyland');
  assert.deepEqual([sum.value, sum.status], [undefined, 'missing']);
});

test('a correction is a new entry that says why; the old one stays and is what was known then', async t => {
  const { db, units, enter, read } = await aYear(t);
  await enter('staff-fte', 'highland', 41);
  const before = await read('staff-fte', 'highland');
  const blind = await enter('staff-fte', 'highland', 14);
  assert.equal(blind.ok ? undefined : blind.refusal.code, 'statistics/changed-meanwhile');
  const [seen] = await entryHistory(db, 'staff-fte', units.highland.id, year.from, year.to);
  const mute = await enter('staff-fte', 'highland', 14, { seen: seen?.id });
  assert.equal(mute.ok ? undefined : mute.refusal.code, 'statistics/no-reason');
  const right = await enter('staff-fte', 'highland', 14, { seen: seen?.id, reason: 'cijfers omgedraaid' });
  assert.deepEqual(right, { ok: true, value: 'corrected' });
  assert.equal((await read('staff-fte', 'highland')).value, 14);
  assert.equal((await read('staff-fte', 'highland', before.position)).value, 41);
  await assert.rejects(db.script('update statistics.entry set value = 1'), /never changed/);
});

test('a figure from entered numbers is kept and comes out the same again, also after a correction', async t => {
  const { db, units, enter } = await aYear(t);
  await enter('equity', 'highland', 1_027_000);
  await enter('balance-total', 'highland', 5_397_000);
  const wish = { definition: 'solvency', scope: units.highland.id, period: year };
  const first = await db.transaction(tx => recompute(tx, wish, at));
  assert.equal(first.now.value?.toFixed(2), '19.03', 'as the annual report prints it');
  await enter('equity', 'highland', 1_100_000, { seen: 'any', reason: 'na controle' });
  const second = await db.transaction(tx => recompute(tx, wish, at));
  assert.equal(second.same, true);
  assert.notEqual(second.now.value, first.now.value);
});

test('a ratio mixes the ledger with what was entered, and divides by nothing never', async t => {
  const { db, units, enter, read } = await aYear(t);
  const { id: unit, organisation, municipality } = units.north;
  const loan = { kind: 'loan', at, day: '2025-03-05' as const, unit, organisation, municipality };
  await db.transaction(tx => record(tx, { items: [{ ...loan, material: 'book', amount: 300 }] }));
  assert.equal((await read('loans-per-inhabitant', 'highland')).status, 'missing');
  await enter('inhabitants', 'upham', 100);
  assert.equal(
    (await read('loans-per-inhabitant', 'highland')).value,
    3,
    'Upham is served by Highland alone',
  );
  assert.equal((await read('loans-per-inhabitant', 'upham')).value, 3);
  await enter('inhabitants', 'upham', 0, { seen: 'any', reason: 'proef' });
  assert.equal((await read('loans-per-inhabitant', 'upham')).value, undefined);
});

test('case 100: what the old system counted stands beside the ledger, marked, and is never added to it', async t => {
  const { db, units, enter, read } = await aYear(t);
  const { id: unit, organisation, municipality } = units.north;
  const loan = { kind: 'loan', at, day: '2025-11-05' as const, unit, organisation, municipality };
  await db.transaction(tx => record(tx, { items: [{ ...loan, material: 'book', amount: 40 }] }));
  const typed = await enter('loans', 'highland', 9_000);
  assert.equal(typed.ok ? undefined : typed.refusal.code, 'statistics/counted-already');
  const moved = await enter('loans', 'highland', 9_000, { takenOver: true, evidence: 'uitvoer oud systeem' });
  assert.equal(moved.ok, true);
  assert.equal((await read('loans', 'highland')).value, 40);
  assert.equal((await read('loans', 'tinyland')).value, 40);
  const [entry] = await entryHistory(db, 'loans', units.highland.id, year.from, year.to);
  assert.deepEqual([entry?.value, entry?.takenOver], [9_000, true]);
});

test('a branch that goes to another organisation keeps its square metres of before with the first', async t => {
  const { db, units, enter, read } = await aYear(t);
  await enter('floor-area', 'north', 900);
  await enter('floor-area', 'east', 100);
  const mandates = [{ role: 'admin', unit: units.tinyland.id }];
  await db.transaction(async tx => {
    const change = { organisation: units.lowland.id };
    const moved = await changeUnit(tx, { unit: units.north.id, from: '2026-01-01', change, mandates });
    assert.ok(moved.ok, JSON.stringify(moved));
  });
  assert.equal((await read('floor-area', 'highland')).value, 1_000);
  const next = parsePeriod('2026') as Period;
  await enter('floor-area', 'north', 900, { period: next });
  const after = await figure(db, { definition: 'floor-area', scope: units.lowland.id, period: next });
  assert.equal(after.value, 900);
});

test('who keeps the figures of one organisation enters none of another', async t => {
  const { units, enter } = await aYear(t);
  const by: Actor = { kind: 'staff', staff: 1, roles: [{ role: 'figures', unit: units.highland.id }] };
  assert.equal((await enter('volunteers', 'highland', 3, { by })).ok, true);
  assert.equal((await enter('floor-area', 'north', 3, { by })).ok, true);
  const beyond = await enter('volunteers', 'lowland', 3, { by });
  assert.equal(beyond.ok ? undefined : beyond.refusal.code, 'people/not-allowed');
});

test('Dutch and English numbers are told apart where they can be, and asked about where not', () => {
  const read = (text: string, style?: 'nl' | 'en', sign?: 'percent' | 'euro') => {
    const found = readNumber(text, style, sign);
    if ('flaw' in found) return found.flaw;
    return 'number' in found.value ? found.value.number : found.value.absence;
  };
  const cases: readonly (readonly [string, unknown])[] = [
    ['1.234,5', 1234.5],
    ['1,234.5', 1234.5],
    ['1 234', 1234],
    ['1.234.567', 1_234_567],
    ['0,86', 0.86],
    ['0.86', 0.86],
    ['1.234', 'either-way'],
    ['1,234', 'either-way'],
    ['−12', -12],
    ['0', 0],
    ['', 'blank'],
    ['.', 'unknown'],
    ['x', 'confidential'],
    ['n.v.t.', 'not-applicable'],
    ['veel', 'not-a-number'],
    ['1.23,4', 'not-a-number'],
    ['1e6', 'not-a-number'],
  ];
  for (const [text, value] of cases) assert.equal(read(text), value, text);
  assert.equal(read('1.234', 'nl'), 1234);
  assert.equal(read('1.234', 'en'), 1.234);
  assert.equal(read('€ 12.000', 'nl', 'euro'), 12_000);
  assert.equal(read('19,03 %', undefined, 'percent'), 19.03);
  assert.equal(read('0,86 %'), 'wrong-sign', 'the liquidity of the 2023 report is a ratio');
  assert.equal(styleOf(['1.234', '0,5']), 'nl');
  assert.equal(styleOf(['1.234', '5,678']), undefined);
  assert.equal(styleOf(['1.234,5', '12.5']), 'mixed');
});

test('a file is read by the numbers that can be read one way, and every wrong line is told at once', async t => {
  const { db, network } = await aYear(t);
  const ground = { definitions: await readDefinitions(db), network };
  const head = 'cijfer;plaats;periode;waarde;zekerheid;bewijs;eigenaar';
  const good = readEntriesFile(
    `\uFEFF${head}\r\ncosts-staff;highland;2025;"1.234";definitief;jaarrekening;controller\r\nstaff-fte;highland;2025;12,5*;;lijst;hr\r\nvolunteers;highland;2025;.;;lijst;hr`,
    ground,
  );
  assert.deepEqual(good.flaws, []);
  assert.deepEqual(
    good.entries.map(({ value, status }) => [value, status]),
    [
      [{ number: 1234 }, 'final'],
      [{ number: 12.5 }, 'provisional'],
      [{ absence: 'unknown' }, 'registered'],
    ],
  );
  const bad = readEntriesFile(
    [
      head,
      'liquidity-reported;highland;2025;0,86 %;;jaarrekening;controller',
      'nonsense;highland;2025;1;;x;x',
      'volunteers;nowhere;2025;1;;x;x',
      'volunteers;highland;vorig jaar;1;;x;x',
      'volunteers;highland;2025;;;x;x',
      'volunteers;highland;2025;1;zeker;x;x',
      'volunteers;highland;2025;1;;;x',
    ].join('\n'),
    ground,
  );
  assert.deepEqual(
    bad.flaws.map(({ line, flaw }) => `${line} ${flaw}`),
    [
      '2 wrong-sign',
      '3 unknown-figure',
      '4 unknown-place',
      '5 not-a-period',
      '6 blank',
      '7 unknown-status',
      '8 no-evidence',
    ],
  );
  const asked = readEntriesFile(
    'figure,place,period,value,evidence\nstaff-fte,highland,2025,"1,234",list',
    ground,
  );
  assert.deepEqual(
    asked.flaws.map(({ flaw }) => flaw),
    ['either-way'],
  );
  const mixed = readEntriesFile(
    `${head}\ncosts-staff;highland;2025;1.234,5;;b;c\nvolunteers;highland;2025;1.5;;b;c`,
    ground,
  );
  assert.deepEqual(
    mixed.flaws.map(({ flaw }) => flaw),
    ['mixed'],
  );
});

test('every figure that is made from others names figures that exist, and no circle', () => {
  const shipped = new Map(shippedDefinitions().map(definition => [definition.code, definition]));
  const walk = (code: string, trail: readonly string[]): void => {
    assert.ok(!trail.includes(code), [...trail, code].join(' → '));
    const definition = shipped.get(code);
    assert.ok(definition, `${trail.at(-1)} needs ${code}`);
    for (const part of madeFrom(definition.formula)) walk(part, [...trail, code]);
  };
  for (const code of shipped.keys()) walk(code, []);
  for (const { differs = [] } of shipped.values())
    for (const { from } of differs) assert.ok(shipped.has(from));
});
