import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { system } from '#people';
import type { Db } from '#platform/db.ts';
import type { Result } from '#platform/result.ts';
import { writeXlsx } from '#standards/xlsx/xlsx.ts';
import { csvLine } from '#web/csv.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { aNetwork, tinyProvince } from '../../../test/support/network.ts';
import { repeat } from './activity.ts';
import { cancelMeetings } from './change-meetings.ts';
import { calendarProperties, exportTable } from './export-table.ts';
import { guessMapping, readRows } from './import-table.ts';
import { loadProgrammes } from './load-programmes.ts';
import { calendarOf } from './pages/agenda/calendar.ts';
import { tableOf } from './pages/import/table-of.ts';
import { type Plan, planActivities } from './plan-activities.ts';
import { programmesOn } from './programme.ts';
import { insertRooms, knownSources } from './store/activities.ts';
import { writtenBetween } from './store/export.ts';
import { readProgrammes } from './store/programmes.ts';

const zone = 'Europe/Amsterdam';
const at = new Date('2026-03-01T10:00:00Z');
const by = system;
const [from, until] = [new Date('2026-01-01T00:00:00Z'), new Date('2027-01-01T00:00:00Z')];

const good = <T>(answer: Result<T>): T => {
  assert.ok(answer.ok, JSON.stringify(answer));
  return answer.value;
};

/** An empty province with a room in North. */
async function aProvince(t: TestContext) {
  const db = await testDatabase(t);
  const { network: place, units } = await aNetwork(db);
  const [room] = await db.transaction(async tx => {
    good(await loadProgrammes(tx, tinyProvince.programmes, place));
    return insertRooms(tx, [{ unit: units.north.id, name: 'Zaal', seats: 20, stepFree: true }]);
  });
  const all = place.branches('2026-03-01');
  const written = (reader: Db = db) =>
    writtenBetween(
      reader,
      all.map(({ id }) => id),
      from,
      until,
    );
  const takeIn = async (bytes: Buffer) => {
    const table = tableOf(bytes, zone);
    const ground = {
      place,
      units: all,
      rooms: room ? [room] : [],
      programmes: programmesOn(await readProgrammes(db), '2026-03-01'),
      programme: 'cafe',
      at,
      by,
    };
    const read = (known: ReadonlySet<string>) =>
      readRows(table, guessMapping(table[0] ?? []), { ...ground, known });
    const sources = read(new Set()).flatMap(({ plan }) => plan?.source ?? []);
    const rows = read(new Set(await knownSources(db, sources)));
    const plans = rows.flatMap(({ plan }) => plan ?? []);
    for (const answer of await db.transaction(tx => planActivities(tx, plans))) good(answer);
    return rows;
  };
  return { db, place, units, room, written, takeIn };
}

/** A café in a series, a course of three, one elsewhere with another library, and a training for staff. */
async function aFullProvince(t: TestContext) {
  const province = await aProvince(t);
  const { db, units, room } = province;
  const cafe: Plan = {
    programme: 'cafe',
    title: 'Taalcafé',
    description: 'Praat mee.\nNeem "iets" lekkers mee; koffie, thee.',
    unit: units.north.id,
    capacity: 12,
    registration: 'needed',
    audience: 'adults',
    meetings: repeat(zone, '2026-03-26', '10:00', 90, { times: 1 }),
    at,
    by,
  };
  const plans: Plan[] = [
    { ...cafe, series: 'Lente', room: room?.id },
    { ...cafe, series: 'Lente', meetings: repeat(zone, '2026-04-02', '10:00', 90, { times: 1 }) },
    {
      ...cafe,
      title: '- Beginnen = doen',
      meetings: repeat(zone, '2026-03-22', '20:00', 300, { times: 3 }),
    },
    {
      ...cafe,
      title: 'Samen lezen',
      unit: units.east.id,
      partner: units.south.id,
      elsewhere: 'het dorpshuis',
      capacity: 0,
      registration: 'none',
      expected: 30,
      priceCents: 250,
      language: 'drents',
      audience: 'everyone',
      stepFree: true,
      volunteers: 4,
    },
    { ...cafe, title: 'Training', unit: units.south.id, openTo: 'staff', audience: 'professionals' },
    { ...cafe, title: 'Afgelast', unit: units.east.id },
  ];
  const planned = await db.transaction(async tx => {
    const answers = (await planActivities(tx, plans)).map(good);
    const off = answers.at(-1)?.meetings[0] ?? 0;
    for (const answer of await cancelMeetings(tx, [{ meeting: off, at, by }])) good(answer);
    return answers;
  });
  return { ...province, planned };
}

type Rows = Awaited<ReturnType<typeof writtenBetween>>;

/** What of each meeting must come through, without numbers that each province gives out itself. */
const essence = (rows: Rows) => {
  const courses = [...new Set(rows.map(({ activity }) => activity))];
  return rows
    .filter(({ state }) => state !== 'cancelled')
    .map(({ meeting: _meeting, revision: _revision, activity, ...rest }) => ({
      ...rest,
      activity: rest.meetings > 1 ? `course ${courses.indexOf(activity) > 0}` : '',
    }));
};

test('what is taken along as CSV or XLSX and taken in by an empty province is equal, and nothing comes twice', async t => {
  const { written, place } = await aFullProvince(t);
  const before = essence(await written());
  assert.equal(before.length, 7);
  const table = exportTable(await written(), place);
  for (const file of [Buffer.from(table.map(csvLine).join('')), writeXlsx('Activiteiten', table)]) {
    const empty = await aProvince(t);
    const rows = await empty.takeIn(file);
    assert.deepEqual(
      rows.flatMap(({ flaw, about }) => (flaw ? [[flaw, about]] : [])),
      [['off', 'Afgelast']],
    );
    assert.deepEqual(essence(await empty.written()), before);
    const again = await empty.takeIn(file);
    assert.deepEqual([...new Set(again.map(({ flaw }) => flaw))].toSorted(), ['known', 'off']);
    assert.equal((await empty.written()).length, 7);
  }
});

test('as a calendar it comes in equal too, over the change to summer time, and what was moved in the calendar is moved', async t => {
  const { written, place } = await aFullProvince(t);
  const calendar = {
    place,
    site: 'https://example.org',
    name: 'Activiteiten',
    stamp: at,
    own: (row: Rows[number]) => calendarProperties(row, place),
  };
  const file = calendarOf(await written(), calendar);
  const empty = await aProvince(t);
  await empty.takeIn(Buffer.from(file));
  assert.deepEqual(essence(await empty.written()), essence(await written()));
  const moved = await aProvince(t);
  await moved.takeIn(Buffer.from(file.replaceAll('20260402T', '20260409T')));
  const days = (rows: Rows) =>
    rows
      .filter(({ series }) => series === 'Lente')
      .map(({ startsAt }) => startsAt.toISOString().slice(0, 10));
  assert.deepEqual(days(await moved.written()), ['2026-03-26', '2026-04-09']);
});

test('a calendar of somebody else says title, time and branch, and no more', async t => {
  const { written, place } = await aFullProvince(t);
  const theirs = calendarOf(await written(), { place, site: 'https://example.org', name: 'x', stamp: at });
  const empty = await aProvince(t);
  await empty.takeIn(Buffer.from(theirs));
  const when = (rows: Rows) =>
    rows
      .filter(({ state, elsewhere }) => state !== 'cancelled' && elsewhere === null)
      .map(({ title, unit, startsAt, endsAt }) => [
        title,
        unit,
        startsAt.toISOString(),
        endsAt.toISOString(),
      ]);
  assert.deepEqual(when(await empty.written()), when(await written()));
});
