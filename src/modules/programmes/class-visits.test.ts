import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { system } from '#people';
import { sql } from '#platform/db.ts';
import type { Result } from '#platform/result.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { aNetwork, tinyProvince } from '../../../test/support/network.ts';
import { repeat } from './activity.ts';
import { schoolOn, visitsBySchool } from './class-visits.ts';
import { holdEnded } from './count-meetings.ts';
import { readPlaces } from './import-places.ts';
import { loadLocations } from './load-locations.ts';
import { loadProgrammes } from './load-programmes.ts';
import { markAttendance } from './mark-attendance.ts';
import { planActivities } from './plan-activities.ts';
import { programmesOn } from './programme.ts';
import { registerFor, type RegisterWish } from './register.ts';
import { insertRooms } from './store/activities.ts';
import { classVisitsBetween } from './store/class-visits.ts';
import { insertMonitor, readLocations, schoolsMonitored } from './store/locations.ts';
import { readProgrammes } from './store/programmes.ts';

const at = new Date('2026-01-05T10:00:00Z');
const by = system;
const zone = 'Europe/Amsterdam';

const good = <T>(answer: Result<T> | undefined): T => {
  assert.ok(answer?.ok, JSON.stringify(answer));
  return answer.value;
};

/** The tiny province with two schools in Upham and a lesson for classes in North before and after February. */
async function aSchoolYear(t: TestContext) {
  const db = await testDatabase(t);
  const { network, units } = await aNetwork(db);
  const school = (code: string, name: string) => ({
    code,
    programme: 'dbos',
    name,
    municipality: 'upham',
    from: '2022-09-01',
  });
  const schools = [school('oak', 'The Oak'), school('elm', 'The Elm')];
  const lessons = await db.transaction(async tx => {
    good(await loadProgrammes(tx, tinyProvince.programmes, network));
    await loadLocations(tx, { source: 'invented', locations: schools, boekstart: [] }, network);
    const plan = (day: '2026-01-20' | '2026-03-10') => ({
      programme: 'cafe',
      title: `Les op ${day}`,
      description: '',
      unit: units.north.id,
      capacity: 100,
      registration: 'needed' as const,
      audience: 'children' as const,
      meetings: repeat(zone, day, '10:00', 60, { times: 1 }),
      at,
      by,
    });
    return (await planActivities(tx, [plan('2026-01-20'), plan('2026-03-10')])).map(good);
  });
  let number = 0;
  const wish = (lesson: number, more: Partial<RegisterWish>): RegisterWish => {
    number += 1;
    return {
      activity: lessons[lesson]?.activity ?? 0,
      kind: 'class',
      name: `Groep ${number}`,
      contact: `groep${number}@example.org`,
      language: 'nl',
      seats: 26,
      children: 25,
      code: `class-${number}`,
      at,
      ...more,
    };
  };
  const comes = async (lesson: number, code: string) => {
    const meeting = lessons[lesson]?.meetings[0] ?? 0;
    const day = lesson === 0 ? '2026-01-20' : '2026-03-10';
    number += 1;
    const mark = { meeting, code, device: 'door', number, at: new Date(`${day}T09:05:00Z`), by };
    for (const answer of await db.transaction(tx => markAttendance(tx, [mark, mark]))) good(answer);
  };
  const register = (...wishes: RegisterWish[]) => db.transaction(tx => registerFor(tx, wishes));
  return { db, network, units, schools, lessons, wish, comes, register };
}

test('a class visit counts for its school, also when that merged halfway through the year, and nothing twice', async t => {
  const { db, network, schools, wish, comes, register } = await aSchoolYear(t);
  for (const answer of await register(
    wish(0, { location: 'oak' }),
    wish(0, { location: 'elm' }),
    wish(1, { location: 'elm' }),
    wish(1, { location: 'oak' }),
    wish(1, { location: 'oak' }),
  ))
    good(answer);
  for (const [lesson, code] of [
    [0, 'class-1'],
    [0, 'class-2'],
    [1, 'class-3'],
    [1, 'class-4'],
  ] as const)
    await comes(lesson, code);
  const ends = schools.map(one =>
    one.code === 'elm' ? { ...one, until: '2026-01-31', mergedInto: 'oak' } : one,
  );
  await db.transaction(async tx => {
    await loadLocations(tx, { source: 'invented', locations: ends, boekstart: [] }, network);
    await holdEnded(tx, new Date('2026-04-01T00:00:00Z'));
  });
  const rows = new Map((await readLocations(db)).map(row => [row.code, row]));
  const visits = visitsBySchool(await classVisitsBetween(db, '2025-09-01', '2026-08-31'), rows);
  assert.deepEqual(
    visits.toSorted((a, b) => a.school.localeCompare(b.school)),
    [
      { school: 'elm', visits: 1, children: 25 },
      { school: 'oak', visits: 3, children: 75 },
    ],
    'a class of the Elm that came in March counts for the Oak; one that did not come, not at all',
  );
  const { n } = await db.one<{ n: number }>(
    sql`select sum(amount)::integer as n from ledger.item_event_view where kind = 'activity'`,
  );
  assert.equal(n, 2, 'two lessons are two activities, whoever came');
  assert.equal(schoolOn(rows, 'elm', '2026-01-31'), 'elm');
  const round = new Map([
    ['a', { until: '2026-01-01' as const, mergedInto: 'b' }],
    ['b', { until: '2026-01-01' as const, mergedInto: 'a' }],
  ]);
  assert.equal(schoolOn(round, 'a', '2026-02-01'), 'a', 'a circle of mergers ends');
});

test('only a class has a school, and only one that is known', async t => {
  const { register, wish } = await aSchoolYear(t);
  const answers = await register(
    wish(0, { location: 'nobody' }),
    wish(0, { kind: 'person', location: 'oak', seats: 1, children: 0 }),
  );
  for (const answer of answers)
    assert.deepEqual(answer, { ok: false, refusal: { code: 'programmes/not-understood', field: 'school' } });
});

test('rooms, places and results of the monitor are read from tables, with what is wrong said a line at a time', async t => {
  const { db, network, units } = await aSchoolYear(t);
  const ground = async () => ({
    place: network,
    units: network.branches('2026-01-05').filter(({ code }) => code === 'north'),
    programmes: new Map([
      ...programmesOn(await readProgrammes(db), '2026-01-05'),
      ['dbos', { code: 'dbos', nameNl: 'de Bibliotheek op school' } as never],
    ]),
    known: await readLocations(db),
  });
  const read = async (...lines: string[]) =>
    readPlaces(
      lines.map(line => line.split(';')),
      await ground(),
    );
  const flaws = ({ lines }: Awaited<ReturnType<typeof read>>) =>
    lines.map(({ flaw, about }) => (flaw ? `${flaw} ${about}` : ''));

  const rooms = await read(
    'Vestiging;Ruimte;Zitplaatsen;Drempelvrij',
    'North;Zaal;20;ja',
    'North;zaal;30;nee',
    'South;Zolder;10;nee',
    'North;Hoek;veel;nee',
  );
  assert.equal(rooms.kind, 'rooms');
  assert.deepEqual(flaws(rooms), ['', 'twice zaal', 'no-branch South', 'no-number veel']);
  const made = await db.transaction(tx => insertRooms(tx, rooms.rooms));
  assert.deepEqual(
    made.map(({ unit, name, seats, stepFree }) => [unit, name, seats, stepFree]),
    [[units.north.id, 'Zaal', 20, true]],
  );

  const places = await read(
    'Naam;Gemeente;Vestiging;Vanaf;Tot en met;Ging samen met;Leerlingen;Bouwstenen',
    'The Ash;Upham;North;1-9-2024;;;180;collection, monitor',
    'The Elm;Upham;;1-9-2022;31-1-2026;The Oak;;',
    'The Fir;Elders;;1-9-2024;;;;',
    'The Yew;Upham;;ooit;;;;',
    'The Ivy;Upham;;1-9-2024;;Nergens;;',
  );
  assert.deepEqual(flaws(places), ['', '', 'no-municipality Elders', 'no-day ooit', 'no-school Nergens']);
  const file = { source: 'ingelezen', locations: [...places.locations], boekstart: [] };
  assert.equal(await db.transaction(tx => loadLocations(tx, file, network)), 1, 'the Elm was known');
  const known = new Map((await readLocations(db)).map(row => [row.code, row]));
  assert.deepEqual([known.get('elm')?.until, known.get('elm')?.mergedInto], ['2026-01-31', 'oak']);
  assert.deepEqual(known.get('dbos-the-ash-upham')?.blocks, ['collection', 'monitor']);

  const monitor = await read(
    'School;Schooljaar;Wie;Vragenlijsten',
    'The Oak;2025-2026;leerlingen;40',
    'The Ash;2025;leerkrachten;0',
    'Niemand;2025;leerlingen;3',
    'The Oak;2025;ouders;3',
  );
  assert.deepEqual(flaws(monitor), ['', '', 'no-school Niemand', 'no-who ouders']);
  const results = monitor.monitor.map(one => ({ ...one, source: 'ingelezen' }));
  await db.transaction(tx => insertMonitor(tx, results));
  await db.transaction(tx =>
    insertMonitor(
      tx,
      results.map(one => ({ ...one, finished: one.finished + 1 })),
    ),
  );
  assert.deepEqual(
    await schoolsMonitored(db),
    [{ schoolYear: 2025, schools: 2, finished: 42 }],
    'what comes again puts right and is not added',
  );
});
