import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import type { Day } from '#platform/day.ts';
import type { Tx } from '#platform/db.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { aNetwork, type TinyUnit } from '../../../test/support/network.ts';
import { addUnit } from './add-unit.ts';
import { type Arrangement, arrange } from './arrange.ts';
import { changeHours } from './change-hours.ts';
import { changeUnit } from './change-unit.ts';
import { endUnit } from './end-unit.ts';
import { keepHoliday } from './keep-holiday.ts';
import { network } from './read-network.ts';
import { shutDays } from './shut-days.ts';
import { holdsOn } from './unit.ts';

/** The tiny province with an administrator of one unit. */
async function anOffice(t: TestContext, at: TinyUnit = 'tinyland') {
  const db = await testDatabase(t);
  const { units } = await aNetwork(db);
  const mandates = [{ role: 'admin', unit: units[at].id }];
  const now = () => network(db);
  const does = <T>(deed: (tx: Tx) => Promise<T>) => db.transaction(deed);
  /** Does it twice, and sees that the second time changes nothing: the token of the network stays. */
  const once = async <T>(deed: (tx: Tx) => Promise<T>): Promise<T> => {
    const first = await does(deed);
    const after = await now();
    await does(deed);
    assert.equal(await now(), after, 'the second time changes nothing');
    return first;
  };
  return { db, units, mandates, now, does, once };
}

type Answer = Awaited<
  ReturnType<typeof addUnit | typeof endUnit | typeof shutDays | typeof arrange | typeof keepHoliday>
>;
const codeOf = (answer: Answer) => (answer.ok ? undefined : answer.refusal.code);
const fieldsOf = (answer: Answer) =>
  !answer.ok && answer.refusal.code === 'network/change-unsound' ? answer.refusal.fields : undefined;

test('a new branch is there from its first day on, and adding it again changes nothing', async t => {
  const { units, mandates, now, once, does } = await anOffice(t, 'highland');
  const particulars = {
    name: 'Moor',
    organisation: units.highland.id,
    municipality: units.upham.id,
    picks: 9,
  };
  const wish = { code: 'moor', kind: 'branch', from: '2026-07-01', particulars, mandates } as const;
  const added = await once(tx => addUnit(tx, wish));
  assert.ok(added.ok);
  const place = await now();
  assert.equal(place.byCode('moor', '2026-06-30'), undefined);
  assert.equal(place.byCode('moor', '2026-07-01')?.picks, 9);
  assert.ok(place.branches('2026-07-01').some(({ code }) => code === 'moor'));
  assert.ok(!place.branches('2026-06-30').some(({ code }) => code === 'moor'));
  const other = await does(tx => addUnit(tx, { ...wish, particulars: { ...particulars, name: 'Other' } }));
  assert.deepEqual(fieldsOf(other), { code: 'taken' });
});

test('all that is wrong with a new place is told at once', async t => {
  const { units, mandates, does } = await anOffice(t);
  const particulars = { name: '', municipality: units.highland.id, picks: 0.5 };
  const wish = { code: 'No Code', kind: 'branch', from: '2026-07-01', particulars, mandates } as const;
  assert.deepEqual(fieldsOf(await does(tx => addUnit(tx, wish))), {
    code: 'malformed',
    name: 'empty',
    organisation: 'empty',
    municipality: 'unknown',
    picks: 'malformed',
  });
});

test('an organisation adds its own places only; a party is for the province', async t => {
  const { units, mandates, does } = await anOffice(t, 'lowland');
  const from = '2026-07-01' as Day;
  const particulars = { name: 'Moor', organisation: units.highland.id, municipality: units.upham.id };
  const branch = { code: 'moor', kind: 'branch', from, particulars, mandates } as const;
  const party = { code: 'new', kind: 'organisation', from, particulars: { name: 'New' }, mandates } as const;
  assert.equal(codeOf(await does(tx => addUnit(tx, branch))), 'network/not-allowed');
  assert.equal(codeOf(await does(tx => addUnit(tx, party))), 'network/not-allowed');
});

test('a place is not given to an organisation by who administers only one of the two', async t => {
  const { units, mandates, does, now } = await anOffice(t, 'highland');
  const wish = { unit: units.north.id, from: '2026-07-01', mandates } as const;
  const given = await does(tx => changeUnit(tx, { ...wish, change: { organisation: units.lowland.id } }));
  assert.equal(!given.ok && given.refusal.code, 'network/not-allowed');
  assert.equal((await now()).history(units.north.id).length, 1);
});

test('what a place is already, and the week that it keeps already, change nothing', async t => {
  const { units, mandates, once, now } = await anOffice(t);
  const unit = units.east.id;
  await once(tx => changeUnit(tx, { unit, from: '2026-07-01', change: { name: 'East Wood' }, mandates }));
  assert.equal((await now()).history(unit).length, 2);
  const day = [{ opens: '10:00', closes: '16:00', staffed: true } as const];
  const week = [day, day, [], [], [], [], []];
  await once(tx => changeHours(tx, { unit, from: '2026-07-01', week, mandates }));
  assert.equal((await now()).weeks(unit).filter(piece => holdsOn(piece, '2026-07-01')).length, 2);
});

test('a place that ends is shut after its last day, and goes on when the end is taken back', async t => {
  const { units, mandates, once, does, now } = await anOffice(t);
  const unit = units.north.id;
  await does(tx => changeUnit(tx, { unit, from: '2026-09-01', change: { name: 'Later' }, mandates }));
  await once(tx => endUnit(tx, { unit, last: '2026-07-31', mandates }));
  const ended = await now();
  assert.ok(!ended.branches('2026-08-01').some(({ id }) => id === unit));
  assert.deepEqual([ended.isOpen(unit, '2026-07-31'), ended.isOpen(unit, '2026-08-03')], [true, false]);
  assert.equal(ended.nextOpenDay(unit, '2026-07-31'), '2026-07-31');
  assert.equal(ended.nextOpenDay(unit, '2026-08-03'), '2026-08-03', 'nobody waits for a place that is gone');
  assert.equal(ended.unit(unit, '2026-09-01').name, 'North', 'what was planned for later fell away');
  await once(tx => endUnit(tx, { unit, last: undefined, mandates }));
  assert.equal((await now()).isOpen(unit, '2026-08-03'), true);
});

test('a party cannot end before those that belong to it, nor anything before its first day', async t => {
  const { units, mandates, does } = await anOffice(t);
  const ends = (unit: number, last: Day) => does(tx => endUnit(tx, { unit, last, mandates }));
  assert.deepEqual(fieldsOf(await ends(units.highland.id, '2026-07-31')), { last: 'in-use' });
  assert.deepEqual(fieldsOf(await ends(units.tinyland.id, '2026-07-31')), { last: 'in-use' });
  assert.deepEqual(fieldsOf(await ends(units.north.id, '2019-07-31')), { last: 'before-start' });
  for (const unit of [units.north.id, units.east.id]) assert.ok((await ends(unit, '2026-07-31')).ok);
  assert.ok((await ends(units.highland.id, '2026-07-31')).ok);
});

test('days are shut for one branch or for all, once, and opened again', async t => {
  const { units, mandates, once, does, now } = await anOffice(t);
  const [north, south] = [units.north.id, units.south.id];
  const days = { first: '2026-07-06', last: '2026-07-10', reason: 'Verbouwing', mandates } as const;
  const shut = await once(tx => shutDays(tx, { ...days, unit: north }));
  assert.equal(shut.ok && shut.value, 5);
  const open = async (unit: number, day: Day) => (await now()).isOpen(unit, day);
  assert.deepEqual([await open(north, '2026-07-07'), await open(south, '2026-07-07')], [false, true]);
  await once(tx => shutDays(tx, { ...days, unit: units.tinyland.id, last: '2026-07-07' }));
  assert.equal(await open(south, '2026-07-07'), false);
  await once(tx => shutDays(tx, { ...days, unit: north, reason: undefined }));
  assert.deepEqual([await open(north, '2026-07-07'), await open(north, '2026-07-08')], [false, true]);
  const wrong = await does(tx => shutDays(tx, { ...days, unit: north, last: '2027-07-10', reason: ' ' }));
  assert.deepEqual(fieldsOf(wrong), { last: 'too-many', reason: 'empty' });
});

test('a yearly holiday is kept from a day on and given up from another, and the past stays', async t => {
  const { units, mandates, once, does, now } = await anOffice(t);
  const name = { nameNl: 'Sinterklaas', nameEn: 'Saint Nicholas' };
  const wish = { unit: units.tinyland.id, rule: '12-04', mandates } as const;
  const open = async (days: readonly Day[]) => days.map(day => current.isOpen(units.north.id, day));
  await once(tx => keepHoliday(tx, { ...wish, name, from: '2026-01-01' }));
  let current = await now();
  assert.deepEqual(await open(['2025-12-04', '2026-12-04', '2028-12-04']), [true, false, false]);
  await once(tx => keepHoliday(tx, { ...wish, name: undefined, from: '2027-01-01' }));
  current = await now();
  assert.deepEqual(await open(['2026-12-04', '2028-12-04']), [false, true]);
  await once(tx => keepHoliday(tx, { ...wish, name, from: '2028-01-01' }));
  current = await now();
  assert.deepEqual(await open(['2026-12-04', '2027-12-04', '2028-12-04']), [false, true, false]);
  await once(tx => keepHoliday(tx, { ...wish, rule: '12-25', name: undefined, from: '2027-01-01' }));
  current = await now();
  assert.deepEqual(await open(['2026-12-25', '2028-12-25']), [false, true]);
  const wrong = { ...wish, rule: 'kerst', name: { nameNl: '', nameEn: 'X' }, from: '2026-01-01' } as const;
  assert.deepEqual(fieldsOf(await does(tx => keepHoliday(tx, wrong))), {
    rule: 'malformed',
    nameNl: 'empty',
  });
});

const request: Arrangement = {
  table: 'tariff',
  code: 'request-in-province',
  unit: undefined,
  payer: 'member',
  cents: 250,
  basis: 'per-title',
  source: 'besluit',
};

test('an amount changes from a day on and keeps what was planned for later; it can end', async t => {
  const { mandates, once, does, now } = await anOffice(t);
  const cents = async (day: Day) => (await now()).tariff('request-in-province', day)?.cents;
  await once(tx => arrange(tx, { arrangement: { ...request, cents: 400 }, from: '2027-01-01', mandates }));
  await once(tx => arrange(tx, { arrangement: request, from: '2026-07-01', mandates }));
  assert.deepEqual(
    [await cents('2026-06-30'), await cents('2026-07-01'), await cents('2027-01-01')],
    [0, 250, 400],
  );
  await once(tx => arrange(tx, { arrangement: { ...request, cents: 300 }, from: '2026-07-01', mandates }));
  assert.deepEqual([await cents('2026-12-31'), await cents('2027-01-01')], [300, 400]);
  const ends = { table: 'tariff', code: request.code, unit: undefined } as const;
  await once(tx => arrange(tx, { arrangement: { ends }, from: '2027-03-01', mandates }));
  assert.deepEqual([await cents('2027-02-28'), await cents('2027-03-01')], [400, undefined]);
  const wrong = { ...request, code: 'A B', cents: Number.NaN, basis: '', unit: 999, source: '' };
  assert.deepEqual(
    fieldsOf(await does(tx => arrange(tx, { arrangement: wrong, from: '2026-07-01', mandates }))),
    { code: 'malformed', source: 'empty', unit: 'unknown', cents: 'malformed', basis: 'empty' },
  );
});

test('agreements and marks hold from a day on; a mark keeps its place when its name changes', async t => {
  const { units, mandates, once, does, now } = await anOffice(t);
  const [north, south] = [units.north.id, units.south.id];
  const agreement: Arrangement = {
    table: 'agreement',
    code: 'lend-as-one',
    parties: [units.highland.id, units.lowland.id],
    terms: { requests: 'free-for-members', shelfDays: 7 },
    source: 'besluit',
  };
  await once(tx => arrange(tx, { arrangement: agreement, from: '2026-07-01', mandates }));
  assert.deepEqual((await now()).agreement(north, south, '2026-06-30')?.terms, {
    requests: 'free-for-members',
  });
  assert.deepEqual((await now()).agreement(north, south, '2026-07-01')?.terms, agreement.terms);
  const alone = { ...agreement, parties: [units.highland.id] };
  const refused = await does(tx => arrange(tx, { arrangement: alone, from: '2026-08-01', mandates }));
  assert.deepEqual(fieldsOf(refused), { parties: 'too-few' });
  const goal = (code: string, nameNl: string): Arrangement => ({
    table: 'theme',
    axis: 'goal',
    code,
    nameNl,
    nameEn: nameNl,
    source: 'plan',
  });
  for (const code of ['a', 'b'])
    await once(tx => arrange(tx, { arrangement: goal(code, code), from: '2026-01-01', mandates }));
  await once(tx => arrange(tx, { arrangement: goal('a', 'anders'), from: '2026-07-01', mandates }));
  const names = async (day: Day) =>
    (await now())
      .themes('goal', day)
      .filter(({ source }) => source === 'plan')
      .map(({ nameNl }) => nameNl);
  assert.deepEqual(await names('2026-06-30'), ['a', 'b']);
  assert.deepEqual(await names('2026-07-01'), ['anders', 'b']);
});

test('what the province arranges is not for one organisation to change', async t => {
  const { mandates, does } = await anOffice(t, 'highland');
  const answer = await does(tx => arrange(tx, { arrangement: request, from: '2026-07-01', mandates }));
  assert.equal(codeOf(answer), 'network/not-allowed');
});
