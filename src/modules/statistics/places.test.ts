import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { type ItemEvent, record } from '#ledger';
import { changeUnit, endUnit, network } from '#network';
import type { Day } from '#platform/day.ts';
import { aRound } from '../../../test/support/deliveries.ts';
import { good } from '../../../test/support/desk.ts';
import { checkForm } from './deliveries/check-form.ts';
import { openRound } from './deliveries/open-round.ts';
import { readWholeForm } from './deliveries/read-form.ts';
import { figure, recompute } from './figure.ts';
import { keepPeriod } from './keep-month.ts';
import { type Period, parsePeriod } from './period.ts';

const yearOf = (year: number): Period => {
  const period = parsePeriod(String(year));
  assert.ok(period);
  return period;
};

async function aBook(t: TestContext) {
  const round = await aRound(t);
  const { db, units } = round;
  const mandates = [{ role: 'admin', unit: units.tinyland.id }];
  const move = (unit: 'north' | 'east', to: 'upham' | 'downham', from: Day) =>
    db.transaction(async tx =>
      good(
        await changeUnit(tx, {
          unit: units[unit].id,
          from,
          change: { municipality: units[to].id },
          mandates,
        }),
      ),
    );
  const end = (unit: 'upham', last: Day) =>
    db.transaction(async tx => good(await endUnit(tx, { unit: units[unit].id, last, mandates })));
  const happen = async (unit: 'north' | 'east' | 'south', kind: string, day: Day, amount = 1) => {
    const place = (await network(db)).unit(units[unit].id, day);
    const { id, organisation, municipality } = place;
    const event: ItemEvent = {
      kind,
      at: new Date(`${day}T10:00:00Z`),
      day,
      unit: id,
      organisation,
      municipality,
      material: 'book',
      audience: 'adult',
      amount,
    };
    await db.transaction(tx => record(tx, { items: [event] }));
  };
  const value = async (definition: string, scope: keyof typeof units, year: number, boundaries?: Day) =>
    (await figure(db, { definition, scope: units[scope].id, period: yearOf(year), boundaries })).value;
  return { ...round, move, end, happen, value };
}

test('a branch that goes to another municipality takes its collection along, and what was lent stays where it was lent', async t => {
  const { move, happen, value } = await aBook(t);
  await happen('east', 'item-added', '2024-05-01', 500);
  await happen('north', 'item-added', '2024-05-01', 300);
  await happen('east', 'loan', '2025-03-01', 40);
  await move('east', 'downham', '2025-07-01');
  await happen('east', 'loan', '2025-08-01', 60);
  await happen('east', 'item-withdrawn', '2025-09-01', 20);
  assert.deepEqual([await value('loans', 'upham', 2025), await value('loans', 'downham', 2025)], [40, 60]);
  assert.deepEqual(
    [await value('collection', 'upham', 2024), await value('collection', 'downham', 2024)],
    [800, 0],
  );
  assert.deepEqual(
    [await value('collection', 'upham', 2025), await value('collection', 'downham', 2025)],
    [300, 480],
    'never less than nothing where the withdrawn came from elsewhere',
  );
  assert.equal(await value('collection', 'tinyland', 2025), 780);
  assert.equal(await value('loans', 'tinyland', 2025), 100);
});

test('two municipalities that merge keep their own years, and a series over both is on the boundaries that one chooses', async t => {
  const { db, units, move, end, happen, value } = await aBook(t);
  await happen('north', 'loan', '2025-03-01', 70);
  await happen('east', 'loan', '2025-03-01', 20);
  await happen('south', 'loan', '2025-03-01', 10);
  const at = new Date('2026-01-03T03:00:00Z');
  await keepPeriod(db, yearOf(2025), at);
  await move('north', 'downham', '2026-01-01');
  await move('east', 'downham', '2026-01-01');
  await end('upham', '2025-12-31');
  await happen('north', 'loan', '2026-03-01', 75);
  await happen('south', 'loan', '2026-03-01', 15);
  assert.deepEqual([await value('loans', 'upham', 2025), await value('loans', 'downham', 2025)], [90, 10]);
  assert.deepEqual([await value('loans', 'upham', 2026), await value('loans', 'downham', 2026)], [0, 90]);
  assert.equal(
    await value('loans', 'downham', 2025, '2026-12-31'),
    100,
    'the old years on the new boundaries',
  );
  assert.equal(await value('loans', 'upham', 2026, '2025-12-31'), 75, 'and the new year on the old');
  const wish = { definition: 'loans', scope: units.upham.id, period: yearOf(2025) };
  const { same, kept } = await db.transaction(tx => recompute(tx, wish, at));
  assert.deepEqual([same, kept.value], [true, 90], 'what was kept comes out again');
});

test('check C22: a municipality that no longer exists on the last day of the year cannot deliver', async t => {
  const { db, units, files, at, move, end } = await aBook(t);
  const plans = files.plans.filter(({ deliverers }) => deliverers === 'municipality');
  assert.ok(plans.length > 0);
  const open = (year: number) => db.transaction(tx => openRound(tx, plans, year, at));
  const forms = await open(2025);
  const blocks = async (unit: number) => {
    const form = forms.find(one => one.unit === unit);
    const whole = await readWholeForm(db, form?.id ?? 0);
    assert.ok(whole);
    const asked = await db.transaction(tx => checkForm(tx, whole));
    return asked.filter(({ rule }) => rule === 'C22').map(({ value }) => value);
  };
  assert.deepEqual(await blocks(units.upham.id), []);
  // It is found out during the round that the merger was a year sooner.
  await move('north', 'downham', '2025-06-01');
  await move('east', 'downham', '2025-06-01');
  await end('upham', '2025-05-31');
  assert.deepEqual(await blocks(units.upham.id), [1]);
  assert.deepEqual(await blocks(units.downham.id), []);
  const again = await open(2025);
  assert.deepEqual(again, [], 'and no form is opened for it');
});
