import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { seededChance } from '#platform/chance.ts';
import { closeDay } from '#ledger';
import { system } from '#people';
import { testDatabase } from '../../../test/support/database.ts';
import { aNetwork } from '../../../test/support/network.ts';
import { figure } from './figure.ts';
import { loadDefinitions } from './load-definitions.ts';
import { monthOf } from './period.ts';
import { recordVisits } from './record-visits.ts';
import { readVisits } from './store/kept.ts';
import { counterGaps, readVisitsFile } from './visits-file.ts';

async function aDoor(t: TestContext) {
  const db = await testDatabase(t);
  const { units, network } = await aNetwork(db);
  await db.transaction(tx => loadDefinitions(tx));
  const read = (text: string) => readVisitsFile(text, network);
  const takeIn = (text: string) =>
    db.transaction(tx =>
      recordVisits(
        tx,
        read(text).visits.map(one => ({ ...one, at: new Date('2025-04-03T03:00:00Z'), by: system })),
      ),
    );
  return { db, units, network, read, takeIn };
}

test('the hours of a door counter become days, in Dutch and in English, and each day says how firm it is', async t => {
  const { units, read } = await aDoor(t);
  const { visits, flaws } = read(
    'Locatie;Datum;In;Hoe\nnorth;05-03-2025 10:00;120;\nnorth;5-3-2025 11:00;1.080;geschat\nsouth;2025-03-05;7;hand\nsouth;2025-03-06;;\n',
  );
  assert.deepEqual(flaws, []);
  assert.deepEqual(visits, [
    { unit: units.north.id, day: '2025-03-05', amount: 1_200, quality: 'estimated' },
    { unit: units.south.id, day: '2025-03-05', amount: 7, quality: 'manual' },
  ]);
  assert.equal(read('date,location,visits\n2025-03-05,north,0\n').visits[0]?.amount, 0, 'nobody is a count');
});

test('every line that is wrong is told, and a file with a wrong line gives its place', async t => {
  const { read } = await aDoor(t);
  const { flaws } = read(
    'vestiging;dag;aantal;hoe\nnorth;2025-02-30;3;\nmoon;2025-03-01;3;\nnorth;2025-03-01;-3;\nnorth;2025-03-01;3;gegokt\n',
  );
  assert.deepEqual(
    flaws.map(({ line, flaw }) => `${line} ${flaw}`),
    ['2 not-a-day', '3 unknown-place', '4 not-a-count', '5 unknown-quality'],
  );
  assert.deepEqual(
    read('vestiging;aantal\nnorth;3').flaws.map(({ text }) => text),
    ['dag / datum / day / date'],
  );
});

test('a counter that was silent for more than three open days is named; closed days do not count', async t => {
  const { units, network, read } = await aDoor(t);
  const gaps = (text: string) => counterGaps(read(text).visits, network);
  const file = (last: string) => `vestiging;dag;aantal\nnorth;2025-03-07;10\nnorth;${last};12\n`;
  assert.deepEqual(gaps(file('2025-03-12')), [], 'Saturday, Monday and Tuesday: three open days');
  assert.deepEqual(gaps(file('2025-03-13')), [
    { unit: units.north.id, from: '2025-03-08', to: '2025-03-12', days: 4 },
  ]);
});

test('counter, hand and estimate stand apart in the book, and one estimate makes the figure an estimate', async t => {
  const { db, units, takeIn } = await aDoor(t);
  await takeIn('vestiging;dag;aantal;hoe\nnorth;2025-03-03;100;teller\nnorth;2025-03-04;80;hand\n');
  await db.transaction(tx => closeDay(tx, '2025-03-31', seededChance(1)));
  const march = () =>
    figure(db, { definition: 'visits', scope: units.highland.id, period: monthOf('2025-03-01') });
  assert.deepEqual([(await march()).value, (await march()).status], [180, 'normal']);
  await takeIn('vestiging;dag;aantal;hoe\nnorth;2025-03-05;90;geschat\n');
  assert.deepEqual([(await march()).value, (await march()).status], [270, 'estimated']);
  await takeIn('vestiging;dag;aantal;hoe\nnorth;2025-03-03;110;teller\n');
  const rows = await readVisits(db, [units.north.id], '2025-03-01');
  assert.deepEqual(
    rows.map(({ day, amount, quality, correction }) => `${day} ${amount} ${quality} ${correction}`),
    [
      '2025-03-05 90 estimated false',
      '2025-03-04 80 manual false',
      '2025-03-03 100 registered false',
      '2025-03-03 10 registered true',
    ],
  );
  assert.equal((await march()).value, 280);
});
