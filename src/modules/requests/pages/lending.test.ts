import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { network as readNetwork } from '#network';
import { addStaff, system } from '#people';
import { standingClock } from '#platform/clock.ts';
import { sql } from '#platform/db.ts';
import { testDatabase } from '../../../../test/support/database.ts';
import { aNetwork, firstDay } from '../../../../test/support/network.ts';
import { aWorld, pagesOf } from '../../../../test/support/world.ts';
import { catalogueModule } from '../../catalogue/module.ts';
import { circulationModule } from '../../circulation/module.ts';
import { peopleModule } from '../../people/module.ts';
import { transportModule } from '../../transport/module.ts';
import { requestsModule } from '../module.ts';

const plugs = [peopleModule, catalogueModule, circulationModule, transportModule, requestsModule];
const secret = 'een lang geheim woord';

async function anOffice(t: TestContext) {
  const db = await testDatabase(t, plugs);
  const { units } = await aNetwork(db);
  await db.transaction(tx =>
    addStaff(tx, {
      name: 'Pia Voorbeeld',
      email: 'pia@example.org',
      login: 'pia',
      password: secret,
      roles: [{ role: 'poi' as const, unit: units.poi.id }],
      by: system,
      from: firstDay,
    }),
  );
  const clock = standingClock(new Date('2026-01-13T09:00:00+01:00'));
  const { visitor } = await pagesOf(aWorld(db, plugs, { clock }), plugs);
  const pia = visitor();
  assert.equal((await pia.post('/inloggen', { login: 'pia', password: secret })).status, 303);
  return { db, units, visitor, pia };
}

test('everybody sees what was agreed and lent; the list of requests is for staff', async t => {
  const { db, units, visitor, pia } = await anOffice(t);
  await db.transaction(tx =>
    tx.run(sql`
      insert into requests.request (edition, asked_edition, pickup, asked_at, day, state, item, supplier, ready_at, closed_at)
      values (1, 1, ${units.north.id}, '2026-01-05', '2026-01-05', 'home', 9, ${units.south.id}, '2026-01-08T10:00Z', '2026-01-20')`),
  );
  const open = await visitor().get('/leenverkeer');
  assert.equal(open.status, 200);
  assert.match(open.text, /Highland Libraries en Lowland Libraries/);
  assert.match(open.text, /Teruggebrachte boeken gaan naar huis/);
  assert.doesNotMatch(open.text, /aanvragen\.csv/);
  assert.notEqual((await visitor().get('/leenverkeer/2026/aanvragen.csv')).status, 200);
  const list = await pia.get('/leenverkeer/2026/aanvragen.csv');
  assert.equal(list.status, 200);
  assert.match(list.text, /2026-01-08,Lowland Libraries,South,Highland Libraries,North/);
});

test('the office agrees otherwise from a day on, and what held before stays; a form with faults comes back', async t => {
  const { db, units, pia } = await anOffice(t);
  const page = await pia.get('/poi/afspraken');
  assert.match(page.text, /lend-as-one/);
  const form = {
    code: 'lend-as-one',
    from: '2026-02-01',
    source: 'overleg van 12 januari',
    [`lends-${units.highland.id}`]: 'yes',
    [`lends-${units.lowland.id}`]: 'yes',
    [`borrows-${units.highland.id}`]: 'yes',
    [`borrows-${units.lowland.id}`]: 'yes',
    tier: '1',
    excludes: 'new, material:dvd',
    newDays: '60',
    monthlyMost: '',
    returns: 'between-parties',
    shelfMost: '2',
  };
  const wrong = await pia.post('/poi/afspraken', { ...form, from: 'ooit', source: '' });
  assert.equal(wrong.status, 422);
  assert.match(wrong.text, /Kies een dag\./);
  assert.equal((await pia.post('/poi/afspraken', form)).status, 303);
  const place = await readNetwork(db);
  const on = (day: '2026-01-31' | '2026-02-01') =>
    place.agreement(units.north.id, units.south.id, day)?.terms;
  assert.deepEqual(on('2026-01-31'), { requests: 'free-for-members' });
  assert.deepEqual(on('2026-02-01'), {
    requests: 'free-for-members',
    tier: 1,
    excludes: ['new', 'material:dvd'],
    newDays: 60,
    returns: 'between-parties',
    shelfMost: 2,
  });
  const after = (await pia.get('/poi/afspraken')).text;
  assert.match(after, /Vastgelegd, vanaf zondag 1 februari 2026/);
  assert.match(after, /bij alle partijen, tot 2 van een titel/);
});
