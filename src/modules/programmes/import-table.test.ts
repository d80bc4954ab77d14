import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { system } from '#people';
import { testDatabase } from '../../../test/support/database.ts';
import { good } from '../../../test/support/desk.ts';
import { aNetwork, tinyProvince } from '../../../test/support/network.ts';
import { dayOf, guessMapping, readRows, timeOf } from './import-table.ts';
import { loadProgrammes } from './load-programmes.ts';
import { tableOf } from './pages/import/table-of.ts';
import { planActivities } from './plan-activities.ts';
import { programmesOn } from './programme.ts';
import { knownSources } from './store/activities.ts';
import { readProgrammes } from './store/programmes.ts';

const zone = 'Europe/Amsterdam';

async function aDesk(t: TestContext) {
  const db = await testDatabase(t);
  const { network: place } = await aNetwork(db);
  await db.transaction(async tx => good(await loadProgrammes(tx, tinyProvince.programmes, place)));
  const programmes = programmesOn(await readProgrammes(db), '2026-03-01');
  const units = place.branches('2026-03-01').filter(({ code }) => code !== 'west');
  const ground = {
    place,
    units,
    programmes,
    rooms: [],
    programme: 'cafe',
    at: new Date('2026-03-01T10:00:00Z'),
    by: system,
  };
  const read = (text: string, known: readonly string[] = []) => {
    const table = tableOf(Buffer.from(text), zone);
    return readRows(table, guessMapping(table[0] ?? []), { ...ground, known: new Set(known) });
  };
  return { db, read };
}

test('days and times are read as people write them, the day before the month, and nonsense is none', () => {
  for (const text of [
    '2026-03-10',
    '10-3-2026',
    '10/03/26',
    'dinsdag 10 maart 2026',
    '10 mrt. 2026',
    '2026-03-10 12:00',
  ])
    assert.equal(dayOf(text), '2026-03-10', text);
  for (const text of ['', '31-2-2026', 'morgen', '3/14/2026']) assert.equal(dayOf(text), undefined, text);
  for (const text of ['10:00', '10.00 uur', '10u', '10', '2026-03-10 10:00'])
    assert.equal(timeOf(text), '10:00', text);
  for (const text of ['25:00', 'straks', '']) assert.equal(timeOf(text), undefined, text);
});

test('a spreadsheet with days as text, a wrong branch and doubles plans what is good and says the rest', async t => {
  const { db, read } = await aDesk(t);
  const file = [
    'Titel;Datum;Begin;Eind;Vestiging;Plaatsen;Prijs',
    'Taalcafé;10 maart 2026;10:00;11:30;Bibliotheek North;12;gratis',
    'Taalcafé;10-03-2026;10.00 uur;11:30;north;12;0',
    'Schaken;30-03-2026;14:00;;Nort;8;2,50',
    'Schaken;29-03-2026;14:00;;East;8;2,50',
    ';30-03-2026;14:00;;East;8;',
    'Breien;ooit;14:00;;East;8;',
    'Zingen;30-03-2026;14:00;;Elders;8;',
    'Dansen;30-03-2026;14:00;;West;8;',
  ].join('\r\n');
  const rows = read(file);
  assert.deepEqual(
    rows.map(({ flaw, about }) => [flaw, about]),
    [
      [undefined, ''],
      ['twice', 'Taalcafé'],
      ['no-branch', 'Nort (North?)'],
      [undefined, ''],
      ['no-title', ''],
      ['no-day', 'ooit'],
      ['no-branch', 'Elders'],
      ['no-branch', 'West (East?)'],
    ],
  );
  const plans = rows.flatMap(({ plan }) => plan ?? []);
  assert.deepEqual(
    plans.map(({ meetings: [one], priceCents, registration }) => [
      one?.startsAt.toISOString(),
      one?.endsAt.toISOString(),
      priceCents,
      registration,
    ]),
    [
      ['2026-03-10T09:00:00.000Z', '2026-03-10T10:30:00.000Z', 0, 'needed'],
      ['2026-03-29T12:00:00.000Z', '2026-03-29T13:00:00.000Z', 250, 'needed'],
    ],
    'summer time began on the 29th',
  );
  for (const answer of await db.transaction(tx => planActivities(tx, plans))) good(answer);
  const sources = plans.flatMap(({ source }) => source ?? []);
  const again = read(file, await knownSources(db, sources));
  assert.deepEqual(
    again.filter(({ flaw }) => flaw === undefined).length,
    0,
    'the same file again plans nothing twice',
  );
  assert.equal(again.filter(({ flaw }) => flaw === 'known').length, 2);
});

test('a calendar of others becomes activities by the clock on the wall here', async t => {
  const { read } = await aDesk(t);
  const rows = read(
    [
      'BEGIN:VCALENDAR',
      'BEGIN:VEVENT',
      'SUMMARY:Schaken',
      'LOCATION:North',
      'DTSTART:20260610T080000Z',
      'DTEND:20260610T100000Z',
      'END:VEVENT',
      'BEGIN:VEVENT',
      'SUMMARY:Afgelast',
      'STATUS:CANCELLED',
      'DTSTART:20260611T080000Z',
      'END:VEVENT',
      'END:VCALENDAR',
    ].join('\r\n'),
  );
  assert.equal(rows.length, 1);
  const [meeting] = rows[0]?.plan?.meetings ?? [];
  assert.deepEqual(
    [meeting?.startsAt.toISOString(), meeting?.endsAt.toISOString()],
    ['2026-06-10T08:00:00.000Z', '2026-06-10T10:00:00.000Z'],
  );
});
