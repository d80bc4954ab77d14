import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { network } from '#network';
import { system } from '#people';
import { sql } from '#platform/db.ts';
import { only } from '#platform/result.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { good } from '../../../test/support/desk.ts';
import { aNetwork, tinyProvince } from '../../../test/support/network.ts';
import { loadProgrammes } from './load-programmes.ts';
import { type HelpGiven, recordHelp, takeBackHelp } from './record-help.ts';
import { helpOfDay } from './store/help.ts';

const at = new Date('2026-03-02T10:00:00Z');

async function aHelpDesk(t: TestContext) {
  const db = await testDatabase(t);
  const { network, units } = await aNetwork(db);
  await db.transaction(async tx => good(await loadProgrammes(tx, tinyProvince.programmes, network)));
  const asked = (number: number, more: Partial<HelpGiven> = {}): HelpGiven => ({
    unit: units.north.id,
    service: 'ido',
    question: 'digid',
    referred: 'geholpen',
    minutes: 10,
    device: 'telefoon',
    number,
    at,
    by: system,
    ...more,
  });
  const note = (...given: HelpGiven[]) => db.transaction(tx => recordHelp(tx, given));
  const booked = async (kind: string) =>
    (
      await db.one<{ n: number }>(
        sql`select coalesce(sum(amount), 0) as n from ledger.item_event_view where kind = ${kind} and material = 'ido'`,
      )
    ).n;
  return { db, units, asked, note, booked };
}

test('a phone that was offline sends its tallies twice and each counts once, on the day that it happened', async t => {
  const { db, units, asked, note, booked } = await aHelpDesk(t);
  const night = new Date('2026-03-02T23:30:00Z');
  const tallies = [asked(1_772_445_600_000_000), asked(1_772_445_600_000_001, { at: night, minutes: 20 })];
  for (const answer of [...(await note(...tallies)), ...(await note(...tallies.toReversed()))]) good(answer);
  assert.deepEqual([await booked('help'), await booked('help-minutes')], [2, 30]);
  assert.equal((await helpOfDay(db, units.north.id, '2026-03-02')).length, 1);
  assert.equal((await helpOfDay(db, units.north.id, '2026-03-03')).length, 1, 'by the clock on the wall');
});

test('a slip is taken back once, and the book shows both', async t => {
  const { db, units, asked, note, booked } = await aHelpDesk(t);
  await note(asked(1), asked(2, { question: 'anders' }));
  const slip = { device: 'telefoon', number: 2 };
  assert.equal(await db.transaction(tx => takeBackHelp(tx, [slip], at)), 1);
  assert.equal(await db.transaction(tx => takeBackHelp(tx, [slip], at)), 0);
  await note(asked(2, { question: 'anders' }));
  assert.deepEqual([await booked('help'), await booked('help-minutes')], [1, 10]);
  assert.deepEqual(
    (await helpOfDay(db, units.north.id, '2026-03-02')).map(({ question }) => question),
    ['digid'],
  );
});

test('words that the province does not know, and who does not work there, are refused', async t => {
  const { units, asked, note, booked } = await aHelpDesk(t);
  const stranger = { kind: 'staff', staff: 1, roles: [{ role: 'desk', unit: units.south.id }] } as const;
  const answers = await note(
    asked(1, { question: 'wat' }),
    asked(2, { minutes: 1.5 }),
    asked(3, { by: stranger }),
    asked(4),
  );
  assert.deepEqual(
    answers.map(answer => (answer.ok ? 'ok' : answer.refusal)),
    [
      { code: 'programmes/not-understood', field: 'question' },
      { code: 'programmes/not-understood', field: 'minutes' },
      { code: 'people/not-allowed', role: 'desk', unit: units.north.id },
      'ok',
    ],
  );
  assert.equal(only([await booked('help')]), 1);
});

test('a new version of a programme begins after what was counted, so no published figure changes', async t => {
  const { db, asked, note } = await aHelpDesk(t);
  const place = await db.transaction(tx => network(tx));
  const tiny = tinyProvince.programmes as { readonly programmes: readonly object[] };
  const [cafe] = tiny.programmes;
  const file = (from: string, version = 2) => ({
    ...tiny,
    programmes: [
      ...tiny.programmes,
      { ...cafe, code: 'ido', version: 1, from: '2020-01-01' },
      ...(version === 2 ? [{ ...cafe, code: 'ido', version: 2, from }] : []),
    ],
  });
  const load = (json: unknown) => db.transaction(tx => loadProgrammes(tx, json, place));
  good(await load(file('', 1)));
  good(only(await note(asked(1))));
  const early = await load(file('2026-03-02'));
  assert.match(
    JSON.stringify(early),
    /version 2 of ido begins on 2026-03-02, which is counted up to 2026-03-02/,
  );
  good(await load(file('2026-03-03')));
});
