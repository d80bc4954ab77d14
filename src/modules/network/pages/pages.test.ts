import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openSession } from '#platform/session.ts';
import { seededChance } from '#platform/chance.ts';
import type { Viewer } from '#web/show.tsx';
import { testDatabase } from '../../../../test/support/database.ts';
import { aNetwork, type TinyUnit } from '../../../../test/support/network.ts';
import { aWorld, pagesOf } from '../../../../test/support/world.ts';
import { networkModule } from '../module.ts';
import { network } from '../read-network.ts';

/** The pages as an administrator of one unit gets them. */
async function anOffice(t: Parameters<typeof testDatabase>[0], at: TinyUnit) {
  const plugs = [networkModule];
  const db = await testDatabase(t, plugs);
  const { units } = await aNetwork(db);
  const world = aWorld(db, plugs);
  const { app } = await pagesOf(world, plugs);
  const viewer: Viewer = {
    account: 1,
    name: 'Cor Kantoor',
    member: undefined,
    staff: 1,
    roles: [{ role: 'admin', unit: units[at].id }],
  };
  const session = await db.transaction(tx => openSession(tx, viewer, world.clock.now(), seededChance(2)));
  const send = async (method: 'GET' | 'POST', url: string, form: Readonly<Record<string, string>> = {}) => {
    const answer = await app.inject({
      method,
      url,
      cookies: { session },
      headers: {
        accept: 'text/html',
        ...(method === 'POST' && { 'content-type': 'application/x-www-form-urlencoded' }),
      },
      ...(method === 'POST' && { payload: new URLSearchParams(form).toString() }),
    });
    return { status: answer.statusCode, text: answer.payload, location: answer.headers.location };
  };
  return { db, units, send };
}

const east = {
  from: '2026-07-01',
  name: 'East Wood',
  isil: '',
  address: 'Bosweg 1',
  latitude: '52,91',
  longitude: '6.9',
  weight: '1.5',
  requestsAllowed: 'yes',
};

test('an administrator sees every place with its kind, and every party', async t => {
  const { send } = await anOffice(t, 'tinyland');
  const { status, text } = await send('GET', '/beheer/netwerk');
  assert.equal(status, 200);
  assert.match(text, /href="\/beheer\/netwerk\/east">East<[\s\S]*servicepunt[\s\S]*Highland Libraries/);
  assert.match(text, /Tinyland Library Support/);
});

test('a place that moves and changes its name does so from the day chosen on', async t => {
  const { db, units, send } = await anOffice(t, 'tinyland');
  const parties = { organisation: String(units.highland.id), municipality: String(units.downham.id) };
  const answer = await send('POST', '/beheer/netwerk/east/gegevens', { ...east, ...parties });
  assert.deepEqual([answer.status, answer.location], [303, '/beheer/netwerk/east']);
  const now = await network(db);
  assert.equal(now.unit(units.east.id, '2026-06-30').name, 'East');
  const { name, municipality, latitude, weight, address } = now.unit(units.east.id, '2026-07-01');
  assert.deepEqual(
    { name, municipality, latitude, weight, address },
    { name: 'East Wood', municipality: units.downham.id, latitude: 52.91, weight: 1.5, address: 'Bosweg 1' },
  );
  const { text } = await send('GET', '/beheer/netwerk/east');
  assert.match(text, /dinsdag 30 juni 2026/);
});

test('a form that is not right comes back as it was typed, with a remark at each field', async t => {
  const { db, units, send } = await anOffice(t, 'tinyland');
  const { status, text } = await send('POST', '/beheer/netwerk/east/gegevens', {
    ...east,
    name: '',
    longitude: 'oost',
    weight: '-3',
    organisation: '',
    municipality: String(units.highland.id),
  });
  assert.equal(status, 422);
  assert.match(text, /5 antwoorden kloppen nog niet/);
  assert.match(text, /id="change-name-error"[\s\S]*?Vul dit in/);
  assert.match(text, /Organisatie: Vul dit in/);
  assert.match(text, /href="#change-longitude"/);
  assert.match(text, /value="oost"/);
  assert.match(text, /value="Bosweg 1"/);
  assert.equal((await network(db)).history(units.east.id).length, 1);
});

test('opening hours change from a day on, and the kind of place with them', async t => {
  const { db, units, send } = await anOffice(t, 'highland');
  const wrong = await send('POST', '/beheer/netwerk/east/uren', {
    from: '2026-07-01',
    weekday1: 'hele dag',
    weekday2: '10:00-12:00, 11:00-13:00',
  });
  assert.equal(wrong.status, 422);
  assert.match(wrong.text, /id="hours-weekday1-error"/);
  const overlapping = await send('POST', '/beheer/netwerk/east/uren', {
    from: '2026-07-01',
    weekday2: '10:00-12:00, 11:00-13:00',
  });
  assert.match(overlapping.text, /Dinsdag: Twee tijden overlappen elkaar/);
  const right = await send('POST', '/beheer/netwerk/east/uren', {
    from: '2026-07-01',
    weekday2: '09:00-10:00 zonder personeel, 10:00-18:00',
    weekday4: '10:00-18:00',
  });
  assert.equal(right.status, 303);
  assert.match((await send('GET', '/beheer/netwerk/east')).text, /Openingstijden vanaf woensdag 1 juli 2026/);
  const now = await network(db);
  assert.equal(now.hours(units.east.id, '2026-06-30').length, 1);
  assert.deepEqual(
    now.hours(units.east.id, '2026-07-07').map(({ opens, closes, staffed }) => [opens, closes, staffed]),
    [
      ['09:00', '10:00', false],
      ['10:00', '18:00', true],
    ],
  );
  assert.equal(now.placeKind(units.east.id, '2026-07-07'), 'vestiging');
});

test('an administrator of one organisation is refused at a branch of another, in plain words', async t => {
  const { send } = await anOffice(t, 'lowland');
  const { status, text } = await send('POST', '/beheer/netwerk/east/uren', { from: '2026-07-01' });
  assert.equal(status, 403);
  assert.match(text, /Je mag deze plek niet veranderen/);
});

test('a place that does not exist is a page that does not exist', async t => {
  const { send } = await anOffice(t, 'tinyland');
  assert.equal((await send('GET', '/beheer/netwerk/atlantis')).status, 404);
});
