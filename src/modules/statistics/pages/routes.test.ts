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
