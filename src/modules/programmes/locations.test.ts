import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from '#platform/db.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { aNetwork } from '../../../test/support/network.ts';
import { loadLocations, readLocationsFile } from './load-locations.ts';
import { type LocationsFile, schoolYearOf } from './location.ts';
import { locationsOn, readBoekstart, schoolsMonitored } from './store/locations.ts';

const file = (more: Partial<LocationsFile['locations'][number]> = {}): LocationsFile => ({
  source: 'invented',
  locations: [
    {
      code: 'oak',
      programme: 'dbos',
      name: 'The Oak',
      municipality: 'upham',
      branch: 'north',
      from: '2022-09-01',
      monitor: [
        { schoolYear: 2023, who: 'pupils', finished: 40 },
        { schoolYear: 2023, who: 'teachers', finished: 3 },
      ],
    },
    {
      code: 'elm',
      programme: 'dbos',
      name: 'The Elm',
      municipality: 'upham',
      from: '2022-09-01',
      monitor: [{ schoolYear: 2023, who: 'pupils', finished: 0 }],
      ...more,
    },
  ],
  boekstart: [
    {
      municipality: 'upham',
      schoolYear: 2023,
      way: 'cases-handed',
      amount: 70,
      quality: 'registered',
      source: 'x',
    },
    {
      municipality: 'upham',
      schoolYear: 2023,
      way: 'cases-ordered',
      amount: 90,
      quality: 'estimated',
      source: 'x',
    },
  ],
});

test('a school that merges halfway through the year counts once from then on, on every day as it was', async t => {
  const db = await testDatabase(t);
  const { network } = await aNetwork(db);
  const load = (which: LocationsFile) => db.transaction(tx => loadLocations(tx, which, network));
  assert.equal(await load(file()), 2);
  const merged = file({ until: '2024-01-31', mergedInto: 'oak' });
  assert.equal(await load(merged), 0);
  assert.equal(await load(merged), 0);
  const count = async (day: '2024-01-31' | '2024-02-01') => (await locationsOn(db, day)).length;
  assert.deepEqual([await count('2024-01-31'), await count('2024-02-01')], [2, 1]);
  const booked = await db.many(sql`
    select kind, day, amount from ledger.item_event_view where material = 'dbos' order by day, kind`);
  assert.deepEqual(booked, [
    { kind: 'location-came', day: '2022-09-01', amount: 1 },
    { kind: 'location-came', day: '2022-09-01', amount: 1 },
    { kind: 'location-went', day: '2024-02-01', amount: 1 },
  ]);
  await assert.rejects(load(file({ until: '2024-01-31', mergedInto: 'nobody' })), /not there/);
});

test('a school counts in the monitor with one finished questionnaire, and BoekStart is never added up', async t => {
  const db = await testDatabase(t);
  const { network } = await aNetwork(db);
  await db.transaction(tx => loadLocations(tx, file(), network));
  assert.deepEqual(await schoolsMonitored(db), [{ schoolYear: 2023, schools: 1, finished: 43 }]);
  assert.deepEqual(
    (await readBoekstart(db, 2023)).map(({ way, amount, quality }) => [way, amount, quality]),
    [
      ['cases-handed', 70, 'registered'],
      ['cases-ordered', 90, 'estimated'],
    ],
  );
  assert.deepEqual(['2024-08-31', '2024-09-01'].map(schoolYearOf), [2023, 2024]);
});

test('Drenthe has 135 schools and 133 childcare places as its report of 2023 says, and 20 help points', async t => {
  const db = await testDatabase(t);
  await aNetwork(db);
  const drenthe = readLocationsFile(new URL('../../../provinces/drenthe', import.meta.url).pathname);
  assert.ok(drenthe);
  const on = (programme: string) =>
    drenthe.locations.filter(
      row => row.programme === programme && row.from <= '2023-12-31' && (row.until ?? '9') > '2023-12-31',
    ).length;
  assert.deepEqual(['dbos', 'boekstart-kinderopvang', 'ido'].map(on), [135, 133, 20]);
});
