import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { closeDay, type ItemEvent, type PersonEvent, record, rollUp, safePosition } from '#ledger';
import { type Actor, system } from '#people';
import { seededChance } from '#platform/chance.ts';
import type { Day } from '#platform/day.ts';
import { type Db, sql } from '#platform/db.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { aNetwork } from '../../../test/support/network.ts';
import { definitionsFor, figure, figuresBy, recompute, vintages } from './figure.ts';
import { keepPeriod } from './keep-month.ts';
import { loadDefinitions, shippedDefinitions } from './load-definitions.ts';
import { monthOf, parsePeriod, type Period } from './period.ts';
import { recordVisits } from './record-visits.ts';
import { readVisits } from './store/kept.ts';

const march = monthOf('2025-03-01');
const later = new Date('2025-04-03T03:00:00Z');

async function aProvince(t: TestContext) {
  const db = await testDatabase(t);
  const { units } = await aNetwork(db);
  await db.transaction(tx => loadDefinitions(tx));
  const at = (unit: 'north' | 'east' | 'south') => {
    const { id, organisation, municipality } = units[unit];
    return { unit: id, organisation, municipality };
  };
  const thing = (unit: 'north' | 'east' | 'south', day: Day, more: Partial<ItemEvent> = {}): ItemEvent => ({
    kind: 'loan',
    at: new Date(`${day}T10:00:00Z`),
    day,
    ...at(unit),
    item: 1,
    edition: 1,
    material: 'book',
    ...more,
  });
  const person = (member: number, day: Day, kind = 'loan'): PersonEvent => ({
    kind,
    day,
    ...at('north'),
    ageBand: '31-65',
    category: 'adult',
    postcodeArea: '1234',
    member,
  });
  const value = async (definition: string, scope: keyof typeof units = 'tinyland', period: Period = march) =>
    (await figure(db, { definition, scope: units[scope].id, period })).value;
  return { db, units, thing, person, value };
}

const write = (db: Db, items: ItemEvent[], people: PersonEvent[] = []) =>
  db.transaction(tx => record(tx, { items, people }));

test('loans are counted where they happened, and renewals apart from them', async t => {
  const { db, thing, value } = await aProvince(t);
  await write(db, [
    thing('north', '2025-03-01'),
    thing('east', '2025-03-31'),
    thing('south', '2025-03-15'),
    thing('south', '2025-04-01'),
    thing('north', '2025-03-20', { kind: 'renewal' }),
  ]);
  assert.equal(await value('loans'), 3);
  assert.equal(await value('loans', 'highland'), 2);
  assert.equal(await value('loans', 'downham'), 1);
  assert.equal(await value('loans', 'east'), 1);
  assert.equal(await value('renewals'), 1);
});

test('books of fiction and of non-fiction are counted apart, and those of which no record says it too', async t => {
  const { db, thing, value } = await aProvince(t);
  const added = { kind: 'item-added', audience: 'adult' };
  await write(db, [
    thing('north', '2025-03-01', { ...added, fiction: true }),
    thing('north', '2025-03-01', { ...added, fiction: false, item: 2 }),
    thing('north', '2025-03-01', { ...added, item: 3 }),
    thing('north', '2025-03-02', { audience: 'adult', fiction: true }),
    thing('south', '2025-03-02', { audience: 'adult', fiction: true }),
    thing('north', '2025-03-02', { audience: 'adult', fiction: false }),
    thing('north', '2025-03-02', { audience: 'youth', fiction: null }),
    thing('north', '2025-04-02', { ...added, kind: 'item-withdrawn', fiction: true }),
  ]);
  const all = async () => {
    const of = async (code: string, period = march) => value(code, 'tinyland', period);
    return [
      await of('loans-books-adult-fiction'),
      await of('loans-books-adult-non-fiction'),
      await of('loans-books-youth-unsaid'),
      await of('collection-books-adult-fiction'),
      await of('collection-books-adult-fiction', monthOf('2025-04-01')),
      await of('collection-books-adult-unsaid'),
    ];
  };
  const read = await all();
  assert.deepEqual(read, [2, 1, 1, 1, 0, 1]);
  await db.transaction(tx => rollUp(tx, '2025-04-30'));
  assert.deepEqual(await all(), read, 'from what was added up');
  assert.equal(await value('loans-books-adult-fiction', 'highland'), 1);
});

test('all organisations at once say the same as one by one', async t => {
  const { db, units, thing, value } = await aProvince(t);
  await write(db, [thing('north', '2025-03-01'), thing('south', '2025-03-02'), thing('south', '2025-03-02')]);
  const position = await safePosition(db);
  for (const definition of await definitionsFor(db, march)) {
    const together = await figuresBy(db, definition, 'organisation', march, position);
    for (const place of ['highland', 'lowland'] as const) {
      const alone = await value(definition.code, place);
      assert.equal(
        together.get(units[place].id)?.value ?? (alone === 0 ? 0 : undefined),
        alone,
        definition.code,
      );
    }
  }
});

test('someone who borrows ten times is one active borrower', async t => {
  const { db, person, value } = await aProvince(t);
  await write(db, [], [person(1, '2025-03-03'), person(1, '2025-03-04'), person(2, '2025-03-04')]);
  assert.equal(await value('active-borrowers'), 0, 'days that are not closed do not count yet');
  await db.transaction(tx => closeDay(tx, '2025-03-04', seededChance(1)));
  assert.equal(await value('active-borrowers'), 2);
});

test('members on a day are all that joined and have not left', async t => {
  const { db, person, value } = await aProvince(t);
  await write(
    db,
    [],
    [
      person(1, '2024-06-01', 'member-joined'),
      person(2, '2025-03-10', 'member-joined'),
      person(1, '2025-03-20', 'member-left'),
      person(3, '2025-04-01', 'member-joined'),
    ],
  );
  await db.transaction(tx => closeDay(tx, '2025-04-01', seededChance(1)));
  assert.equal(await value('members', 'tinyland', monthOf('2025-02-01')), 1);
  assert.equal(await value('members'), 1);
  assert.equal(await value('members', 'tinyland', monthOf('2025-04-01')), 2);
});

test('requests are split by how far the book came, and the days it took are a mean and a median', async t => {
  const { db, units, thing, value } = await aProvince(t);
  const ready = (scope: NonNullable<ItemEvent['scope']>, days: number) =>
    thing('north', '2025-03-05', { kind: 'request-ready', scope, days });
  await write(db, [ready('same-branch', 1), ready('other-organisation', 2), ready('other-organisation', 9)]);
  const { parts } = await figure(db, {
    definition: 'requests-by-reach',
    scope: units.tinyland.id,
    period: march,
  });
  assert.deepEqual(parts, [
    { part: 'other-organisation', value: 2 },
    { part: 'same-branch', value: 1 },
  ]);
  assert.equal(await value('days-to-ready-mean'), 4);
  assert.equal(await value('days-to-ready-median'), 2);
  assert.equal(await value('days-to-ready-median', 'lowland'), undefined, 'no requests, no median');
});

test('a kept figure comes out again, and a late fact stands beside it as a new vintage', async t => {
  const { db, units, thing } = await aProvince(t);
  await write(db, [thing('north', '2025-03-01'), thing('north', '2025-03-02')]);
  await keepPeriod(db, march, later);
  await write(db, [thing('north', '2025-03-03')]);
  const wish = { definition: 'loans', scope: units.tinyland.id, period: march };
  const { kept, again, now, same } = await db.transaction(tx => recompute(tx, wish, later));
  assert.deepEqual([kept.value, again.value, now.value, same], [2, 2, 3, true]);
  assert.deepEqual(
    (await vintages(db, now)).map(({ value }) => value),
    [2, 3],
  );
  await db.transaction(tx => recompute(tx, wish, later));
  assert.equal((await vintages(db, now)).length, 2, 'nothing new, nothing kept');
});

test('a kept figure cannot be rewritten', async t => {
  const { db } = await aProvince(t);
  await keepPeriod(db, march, later);
  await assert.rejects(db.script('update statistics.figure set value = 1'), /never changed/);
  await assert.rejects(db.script('delete from statistics.definition'), /never changed/);
});

test('visits are entered by hand, and putting a count right leaves both to be seen', async t => {
  const { db, units, value } = await aProvince(t);
  const count = (amount: number) =>
    db.transaction(tx =>
      recordVisits(tx, [
        { unit: units.north.id, day: '2025-03-03', amount, quality: 'manual', at: later, by: system },
      ]),
    );
  await count(120);
  await count(120);
  assert.deepEqual(await count(100), [{ ok: true, value: { total: 100, change: -20 } }]);
  const rows = await readVisits(db, [units.north.id], '2025-03-01');
  assert.deepEqual(
    rows.map(({ amount, correction, quality }) => ({ amount, correction, quality })),
    [
      { amount: 120, correction: false, quality: 'manual' },
      { amount: -20, correction: true, quality: 'manual' },
    ],
  );
  assert.equal(await value('visits', 'upham'), 100);
});

test('visits of a day to come, or less than none, are refused', async t => {
  const { db, units } = await aProvince(t);
  const refusal = async (day: Day, amount: number) => {
    const [answer] = await db.transaction(tx =>
      recordVisits(tx, [{ unit: units.north.id, day, amount, quality: 'manual', at: later, by: system }]),
    );
    return answer?.ok === false ? answer.refusal.code : undefined;
  };
  assert.equal(await refusal('2025-04-04', 1), 'statistics/day-to-come');
  assert.equal(await refusal('2025-04-03', -1), 'statistics/not-a-count');
  assert.equal(await refusal('2025-04-03', 1.5), 'statistics/not-a-count');
  assert.equal(await refusal('2025-04-03', 0), undefined);
});

test('a desk enters visits for its own branches only', async t => {
  const { db, units } = await aProvince(t);
  const by: Actor = { kind: 'staff', staff: 1, roles: [{ role: 'desk', unit: units.highland.id }] };
  const count = { day: '2025-03-03', amount: 5, quality: 'manual', at: later, by } as const;
  const answers = await db.transaction(tx =>
    recordVisits(tx, [
      { ...count, unit: units.east.id },
      { ...count, unit: units.south.id },
    ]),
  );
  assert.deepEqual(answers, [
    { ok: true, value: { total: 5, change: 5 } },
    { ok: false, refusal: { code: 'people/not-allowed', role: 'desk', unit: units.south.id } },
  ]);
});

test('definitions load once, and a version in use may not change its meaning', async t => {
  const db = await testDatabase(t);
  const shipped = shippedDefinitions();
  assert.equal(await db.transaction(tx => loadDefinitions(tx)), shipped.length);
  assert.equal(await db.transaction(tx => loadDefinitions(tx)), 0);
  const bent = shipped.map(found => ({ ...found, source: 'elsewhere' }));
  await assert.rejects(
    db.transaction(tx => loadDefinitions(tx, bent)),
    /write a new version/,
  );
  const { versions } = await db.one<{ versions: number }>(
    sql`select count(*) as versions from statistics.definition`,
  );
  assert.equal(versions, shipped.length);
});

test('a period is a calendar month or year', () => {
  assert.deepEqual(parsePeriod('2024-02'), { name: '2024-02', from: '2024-02-01', to: '2024-02-29' });
  assert.deepEqual(parsePeriod('2025'), { name: '2025', from: '2025-01-01', to: '2025-12-31' });
  for (const wrong of ['', '2025-13', '2025-3', 'march', '20250', "2025'--"])
    assert.equal(parsePeriod(wrong), undefined);
});
