import assert from 'node:assert/strict';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { addDays, eachDay } from '#platform/day.ts';
import { dutchPlace, parseIsil } from '#standards/isil/isil.ts';
import { testDatabase } from '../../../../test/support/database.ts';
import type { Network } from '../network.ts';
import { network } from '../read-network.ts';
import { loadProvince } from './load-province.ts';
import { readProvince } from './read-province.ts';

const provinces = join(import.meta.dirname, '../../../../provinces');
type Cleaner = Parameters<typeof testDatabase>[0];

async function aProvince(t: Cleaner, name: string): Promise<Network> {
  const files = await readProvince(join(provinces, name));
  assert.ok(files.ok, JSON.stringify(files));
  const db = await testDatabase(t);
  const loaded = await db.transaction(tx => loadProvince(tx, files.value));
  assert.ok(loaded.ok, JSON.stringify(loaded));
  return network(db);
}

test('Drenthe has four organisations, twelve municipalities and forty-five places that lend', async t => {
  const drenthe = await aProvince(t, 'drenthe');
  const day = '2026-03-02';
  assert.equal(drenthe.province.name, 'Drenthe');
  assert.deepEqual(
    drenthe.units('organisation', day).map(({ name }) => name),
    ['Bibliotheek Hoogeveen', 'Bindbibliotheken', 'DNK Assen', 'Facet Emmen'],
  );
  assert.equal(drenthe.units('municipality', day).length, 12);
  assert.equal(drenthe.branches(day).length, 45);
  assert.equal(drenthe.unit(drenthe.byCode('org-facet')?.id ?? 0, '2020-01-01').name, 'Bibliotheek Emmen');
});

test('every place in Drenthe can be reached: open with staff twice a week or more, and served by the van', async t => {
  const drenthe = await aProvince(t, 'drenthe');
  const { routes } = JSON.parse(await readFile(join(provinces, 'drenthe/van.json'), 'utf8')) as {
    routes: { weekdays: number[]; stops: { unit: string }[] }[];
  };
  for (const branch of drenthe.branches('2026-03-02')) {
    const week = [...eachDay('2026-03-02', addDays('2026-03-02', 6))];
    const staffed = week.filter(day => drenthe.hours(branch.id, day).some(piece => piece.staffed)).length;
    const served = routes
      .filter(({ stops }) => stops.some(({ unit }) => unit === branch.code))
      .flatMap(({ weekdays }) => weekdays);
    assert.ok(staffed >= 2 && staffed <= 6, `${branch.name} has staff on ${staffed} days`);
    assert.equal(new Set(served).size, served.length, `${branch.name} is served twice on one day`);
    assert.ok(
      served.length >= 2 && served.length <= 5,
      `the van calls at ${branch.name} ${served.length} times`,
    );
  }
});

test('an ISIL of a branch has the shape of the Dutch register and is marked as invented', async t => {
  const drenthe = await aProvince(t, 'drenthe');
  const branches = drenthe.branches('2026-03-02');
  assert.equal(new Set(branches.map(({ isil }) => isil)).size, branches.length);
  for (const { isil, isilInvented, name } of branches) {
    const code = parseIsil(isil ?? '');
    assert.equal(code && dutchPlace(code)?.kind, 'branch', `${name}: ${isil}`);
    assert.equal(isilInvented, true, name);
  }
});

test('two definitions of a place can differ on the same hours', async t => {
  const drenthe = await aProvince(t, 'drenthe');
  const kinds = (version?: string) =>
    Object.entries(
      Object.groupBy(drenthe.branches('2026-03-02'), ({ id }) =>
        drenthe.placeKind(id, '2026-03-02', version),
      ),
    ).map(([kind, places]) => [kind, places?.length]);
  assert.deepEqual(kinds(), kinds('cbs'));
  assert.deepEqual(kinds('cbs').toSorted(), [
    ['miniservicepunt', 3],
    ['servicepunt', 24],
    ['vestiging', 18],
  ]);
  assert.deepEqual(kinds('kb').toSorted(), [
    ['miniservicepunt', 11],
    ['servicepunt', 16],
    ['vestiging', 18],
  ]);
  assert.throws(() => drenthe.placeKind(drenthe.province.id, '2026-03-02', 'unheard-of'), /no definition/);
});

test("King's Day moves when it falls on a Sunday, and what things cost is a matter of the day", async t => {
  const drenthe = await aProvince(t, 'drenthe');
  const assen = drenthe.byCode('assen')?.id ?? 0;
  assert.equal(drenthe.isOpen(assen, '2025-04-26'), false);
  assert.equal(drenthe.isOpen(assen, '2026-04-27'), false);
  assert.equal(drenthe.isOpen(assen, '2026-04-25'), true);
  assert.equal(drenthe.isOpen(assen, '2024-05-07'), true);
  assert.equal(drenthe.tariff('clearing-between-libraries', '2023-12-31')?.cents, 675);
  assert.equal(drenthe.tariff('clearing-between-libraries', '2024-01-01'), undefined);
  const emmen = drenthe.byCode('emmen')?.id;
  assert.equal(drenthe.tariff('not-collected', '2026-03-02', assen)?.cents, 50);
  assert.equal(drenthe.tariff('not-collected', '2026-03-02', emmen), undefined);
});

test('a library shut for new software is shut in all its branches and in no other', async t => {
  const drenthe = await aProvince(t, 'drenthe');
  const shut = drenthe.branches('2024-03-25').filter(({ id }) => !drenthe.isOpen(id, '2024-03-25'));
  const bind = drenthe.byCode('org-bind')?.id;
  assert.ok(shut.filter(({ organisation }) => organisation === bind).length === 33);
  assert.equal(drenthe.isOpen(drenthe.byCode('emmen')?.id ?? 0, '2024-03-25'), true);
});

test('a province of another shape works from its data alone', async t => {
  const water = await aProvince(t, 'waterlanden');
  const at = (code: string) => {
    const unit = water.byCode(code);
    assert.ok(unit, code);
    return unit.id;
  };
  assert.equal(water.units('organisation', '2026-03-02').length, 3);
  assert.deepEqual(water.units('poi', '2026-03-02'), []);
  assert.equal(water.branches('2026-03-02').length, 7);
  assert.equal(water.nextOpenDay(at('rietmond-haven'), '2026-02-28'), '2026-03-01');
  assert.equal(water.isOpen(at('plasburg-markt'), '2026-06-24'), false);
  assert.equal(water.tariff('request-in-province', '2025-12-31')?.cents, 125);
  assert.equal(water.tariff('request-in-province', '2026-01-01')?.cents, 150);
  assert.equal(water.tariff('request-in-province', '2026-01-01', at('dijkerwold-kern'))?.cents, 0);
  assert.equal(water.agreement(at('lisdodde'), at('steiger-noord'), '2025-12-31'), undefined);
  assert.equal(water.agreement(at('lisdodde'), at('steiger-noord'), '2026-01-01')?.code, 'drie-aan-tafel');
  assert.equal(water.placeKind(at('rietmond-haven'), '2026-03-02'), 'huis');
});

test('a stop in another time zone has its own day and closes by its own clock', async t => {
  const water = await aProvince(t, 'waterlanden');
  const stop = water.byCode('steiger-noord')?.id ?? 0;
  const moment = new Date('2026-03-05T00:30:00Z');
  assert.equal(water.today(stop, moment), '2026-03-04');
  assert.equal(water.today(water.province.id, moment), '2026-03-05');
  assert.equal(water.closesAt(stop, '2026-03-04')?.toISOString(), '2026-03-05T00:30:00.000Z');
  assert.equal(water.closesAt(stop, '2026-07-01')?.toISOString(), '2026-07-01T23:30:00.000Z');
});

/** A copy of the invented province with one file written anew. */
async function spoilt(
  t: Cleaner,
  spoil: Readonly<Record<string, (text: string) => string>>,
): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'province-'));
  t.after(() => rm(folder, { recursive: true }));
  await cp(join(provinces, 'waterlanden'), folder, { recursive: true });
  for (const [name, change] of Object.entries(spoil)) {
    const before = await readFile(join(folder, name), 'utf8');
    const after = change(before);
    assert.notEqual(after, before, `${name} was not spoilt`);
    await writeFile(join(folder, name), after);
  }
  return folder;
}

test('a province with mistakes lists every one, with the file and the place', async t => {
  const folder = await spoilt(t, {
    'units.json': text => text.replace('"branch"', '"tower"').replace('"weight": 12', '"weight": -1'),
    'hours.json': text => text.replace('"easter-2"', '"full moon"').replace('"08:00"', '"8 uur"'),
    'arrangements.json': text => text.replace('"cents": 125', '"cents": 1.25'),
    'van.json': text => text.replace('"depot":', '"depot"'),
  });
  const answer = await readProvince(folder);
  assert.ok(!answer.ok);
  const { errors } = answer.refusal;
  const told = [
    /^units\.json: units\.9\.kind /,
    /^units\.json: units\.\d+\.weight /,
    /^hours\.json: holidays\.1\.rule is not a rule/,
    /^hours\.json: weeks\.markt\.0\.opens is not a time/,
    /^arrangements\.json: tariffs\.0\.cents /,
    /^van\.json: is no JSON on line \d+/,
  ];
  for (const line of told)
    assert.ok(
      errors.some(error => line.test(error)),
      `${line} is not in ${errors.join('\n')}`,
    );
  assert.equal(errors.length, told.length, errors.join('\n'));
});

test('contradictions between the files of a province are told together', async t => {
  const folder = await spoilt(t, {
    'units.json': text => text.replace('"organisation": "plassen"', '"organisation": "plasburg"'),
    'hours.json': text =>
      text.replace('"week": "haven"', '"week": "storm"').replace('"unit": "lisdodde"', '"unit": "lis"'),
    'arrangements.json': text => text.replace('"unit": "dijkhuis"', '"unit": "dijk"'),
    'definitions.json': text => text.replace('"preferred": true', '"preferred": false'),
  });
  const answer = await readProvince(folder);
  assert.ok(!answer.ok);
  assert.deepEqual(answer.refusal.errors, [
    'units.json: units.11 (plasburg-markt).organisation is "plasburg", which is no organisation in this file',
    'hours.json: hours.0.week is "storm", which is not described',
    'hours.json: hours.3.unit is "lis", which is no unit in units.json',
    'arrangements.json: tariffs.2.unit is "dijk", which is no unit in units.json',
    'definitions.json: placeKinds must have one preferred version, not 0',
  ]);
});

test('a folder that is no province says which files it misses', async () => {
  const answer = await readProvince(join(provinces, 'atlantis'));
  assert.equal(!answer.ok && answer.refusal.errors.length, 7);
});
