import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { addMembers, system } from '#people';
import { standingClock } from '#platform/clock.ts';
import { openSession } from '#platform/session.ts';
import type { Viewer } from '#web/show.tsx';
import { testDatabase } from '../../../../test/support/database.ts';
import { aNetwork, firstDay } from '../../../../test/support/network.ts';
import { aWorld, pagesOf } from '../../../../test/support/world.ts';
import { loadDefinitions } from '../load-definitions.ts';
import { statisticsModule } from '../module.ts';

const now = new Date('2025-04-03T08:00:00Z');

async function aServer(t: TestContext) {
  const db = await testDatabase(t);
  const { units } = await aNetwork(db);
  await db.transaction(tx => loadDefinitions(tx));
  const plugs = [statisticsModule];
  const world = aWorld(db, plugs, { clock: standingClock(now) });
  const { app } = await pagesOf(world, plugs);
  t.after(() => app.close());
  const as = async (role: string, unit: number) => {
    const viewer: Viewer = { account: 1, name: 'Ada', member: undefined, staff: 1, roles: [{ role, unit }] };
    const session = await db.transaction(tx => openSession(tx, viewer, now, world.chance));
    return async (url: string, form?: Record<string, string>) => {
      const answer = await app.inject({
        method: form ? 'POST' : 'GET',
        url,
        cookies: { session },
        headers: {
          accept: 'text/html',
          ...(form && { 'content-type': 'application/x-www-form-urlencoded' }),
        },
        ...(form && { payload: new URLSearchParams(form).toString() }),
      });
      const message = answer.cookies.find(({ name }) => name === 'message')?.value;
      return { status: answer.statusCode, text: answer.payload, message };
    };
  };
  return { db, units, as };
}

test('the provincial office walks from all figures to one, and has it computed again', async t => {
  const { units, as } = await aServer(t);
  const poi = await as('poi', units.poi.id);
  assert.equal((await poi('/poi/cijfers')).status, 200);
  assert.match((await poi('/poi/cijfers.csv?periode=2024')).text, /,loans,1,tinyland,_T,2024,0,P,/);
  assert.match((await poi('/poi/cijfers?periode=2024')).text, /in 2024 samen deden/);
  assert.equal((await poi('/poi/cijfers/loans?periode=2025-03&plaats=upham')).status, 200);
  const again = await poi('/poi/cijfers/loans', { periode: '2025-03', plaats: 'upham' });
  assert.match(
    again.text,
    /Bewaard was 0; opnieuw berekend op dezelfde plaats in het grootboek is het weer 0/,
  );
  assert.equal((await poi('/poi/cijfers/nonsense')).status, 404);
});

test('a desk does not see the figures, but enters its visits and puts them right', async t => {
  const { units, as } = await aServer(t);
  const desk = await as('desk', units.north.id);
  assert.equal((await desk('/poi/cijfers')).status, 403);
  assert.equal((await desk('/poi/cijfers.csv')).status, 403);
  const form = { vestiging: String(units.north.id), dag: '2025-04-02', aantal: '120', hoe: 'manual' };
  assert.match((await desk('/balie/bezoek', form)).message ?? '', /Bewaard: 120 bezoeken in North/);
  assert.match(
    (await desk('/balie/bezoek', { ...form, aantal: '100' })).message ?? '',
    /nu 100 bezoeken .*-20/,
  );
  assert.match((await desk('/balie/bezoek')).text, /Verbetering/);
  assert.equal((await desk('/balie/bezoek', { ...form, aantal: 'veel' })).status, 422);
});

test('members of today are not in a figure before the day is closed', async t => {
  const { db, units, as } = await aServer(t);
  const person = {
    givenName: 'Ada',
    familyName: 'Voorbeeld',
    birthDay: '1980-05-05',
    since: firstDay,
  } as const;
  await db.transaction(tx =>
    addMembers(tx, [{ ...person, home: units.north.id, category: 'basic', by: system }]),
  );
  const poi = await as('poi', units.poi.id);
  assert.match((await poi('/poi/cijfers/members?periode=2025-03')).text, /<strong>0<\/strong> leden/);
});

test('who keeps the figures of an organisation enters one, puts it right with a reason, and takes in a file', async t => {
  const { units, as } = await aServer(t);
  const keeper = await as('figures', units.highland.id);
  const list = '/cijfers/gegevens?plaats=highland&periode=2024';
  assert.match((await keeper(list)).text, /Personeel in fte/);
  const entry = { plaats: 'highland', periode: '2024', zekerheid: 'final', bewijs: 'lijst', eigenaar: 'hr' };
  const address = '/cijfers/gegevens/staff-fte';
  assert.match(
    (await keeper(address, { ...entry, waarde: '12,5' })).message ?? '',
    /Bewaard: Personeel in fte/,
  );
  assert.equal((await keeper(address, { ...entry, waarde: '' })).status, 422);
  assert.equal((await keeper(address, { ...entry, waarde: '13', reden: 'x' })).status, 409, 'not seen');
  const page = (await keeper(`${address}?plaats=highland&periode=2024`)).text;
  const [, seen = ''] = /name="gezien" value="(\d+)"/.exec(page) ?? [];
  const right = await keeper(address, { ...entry, waarde: '13', gezien: seen, reden: 'een baan vergeten' });
  assert.match(right.message ?? '', /Verbeterd/);
  assert.match((await keeper(`${address}?plaats=highland&periode=2024`)).text, /een baan vergeten/);
  assert.equal((await keeper(`${address}?plaats=lowland&periode=2024`)).status, 404);
  const file = '/cijfers/gegevens-bestand';
  const lines = 'cijfer;plaats;periode;waarde;bewijs\nvolunteers;highland;2024;80;lijst';
  assert.match((await keeper(file, { regels: lines })).message ?? '', /Eén gegeven nieuw/);
  const wrong = await keeper(file, {
    regels: `${lines}\nliquidity-reported;highland;2024;0,86 %;jaarrekening`,
  });
  assert.equal(wrong.status, 422);
  assert.match(wrong.text, /een verhouding is geen percentage/);
});

test('a desk brings the file of its door counter, and hears on which days the counter was silent', async t => {
  const { units, as } = await aServer(t);
  const desk = await as('desk', units.north.id);
  const file = '/balie/bezoek-bestand';
  assert.match((await desk('/balie/bezoek')).text, new RegExp(file));
  const lines = 'vestiging;dag;aantal;hoe\nnorth;2025-03-03;120;teller\nnorth;2025-03-04;90;geschat';
  const done = (await desk(file, { regels: lines })).message ?? '';
  assert.match(done, /2 dagen gelezen: 2 nieuw, 0 verbeterd, 0 ongewijzigd, 1 daarvan geschat/);
  const wrong = await desk(file, { regels: `${lines}\nnorth;gisteren;3;` });
  assert.equal(wrong.status, 422);
  assert.match(wrong.text, /Dit is geen dag/);
  const gap = await desk(file, { regels: `${lines}\nnorth;2025-03-24;80;teller` });
  assert.match(gap.text, /De teller van North zweeg \d+ open dagen/);
});
