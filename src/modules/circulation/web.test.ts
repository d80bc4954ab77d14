import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { renderToString } from 'preact-render-to-string';
import { addMembers, type MemberContext, system } from '#people';
import { standingClock } from '#platform/clock.ts';
import { only } from '#platform/result.ts';
import { openSession } from '#platform/session.ts';
import type { Viewer, Visit } from '#web/show.tsx';
import { testDatabase } from '../../../test/support/database.ts';
import { aNetwork, firstDay, tinyProvince } from '../../../test/support/network.ts';
import { aShelf } from '../../../test/support/shelf.ts';
import { aWorld, pagesOf } from '../../../test/support/world.ts';
import { checkOut } from './check-out.ts';
import { loadRules } from './rules/load-rules.ts';
import { circulationModule } from './module.ts';
import { accountSection } from './pages/loans/section.tsx';
import { setDemand } from './reading.ts';

const monday = new Date('2025-03-03T10:00:00Z');

/** A web server with circulation only, and Ada, signed in, with a book since Monday. */
async function aServer(t: TestContext) {
  const db = await testDatabase(t, [circulationModule]);
  const { network, units } = await aNetwork(db);
  await db.transaction(tx => loadRules(tx, tinyProvince.rules, network));
  const clock = standingClock(monday);
  const plugs = [circulationModule];
  const world = aWorld(db, plugs, { clock });
  const member = await db.transaction(async tx => {
    const person = {
      givenName: 'Ada',
      familyName: 'Voorbeeld',
      birthDay: '1980-05-05',
      since: firstDay,
    } as const;
    const added = only(
      await addMembers(tx, [{ ...person, home: units.north.id, category: 'basic', by: system }]),
    );
    assert.ok(added.ok);
    return added.value;
  });
  const item = only(await aShelf(db, units.north.id, 1));
  const lent = await db.transaction(async tx =>
    only(await checkOut(tx, [{ item, member, unit: units.north.id, at: monday, by: system }])),
  );
  assert.ok(lent.ok);
  const viewer: Viewer = { account: 1, name: 'Ada', member, staff: undefined, roles: [] };
  const signIn = async () => ({
    session: await db.transaction(tx => openSession(tx, viewer, clock.now(), world.chance)),
  });
  const { app } = await pagesOf(world, plugs);
  t.after(() => app.close());
  const account = async () => {
    const visit = { now: clock.now(), language: 'nl' } as Visit;
    const context: MemberContext = { world, visit, member };
    const drawn = await accountSection.render(context);
    return drawn
      ? renderToString(drawn)
          .replaceAll(/<[^>]*>/g, ' ')
          .replaceAll(/\s+/g, ' ')
      : '';
  };
  return { app, db, clock, loan: lent.value, cookies: await signIn(), signIn, account };
}

test('a program sees its own loans, and nobody else sees them', async t => {
  const { app, cookies } = await aServer(t);
  const own = await app.inject({ url: '/api/circulation/loans', cookies });
  assert.equal(own.statusCode, 200);
  assert.deepEqual(
    own.json<{ dueDay: string; dueAt: string }[]>().map(({ dueDay, dueAt }) => [dueDay, dueAt]),
    [['2025-03-24', '2025-03-24T17:00:00.000Z']],
  );
  assert.doesNotMatch(own.body, /member/);
  const other = await app.inject({ url: '/api/circulation/loans' });
  assert.equal(other.statusCode, 403);
  assert.match(String(other.headers['content-type']), /problem\+json/);
});

test('a refusal reaches a program as a problem with its code', async t => {
  const { app, db, clock, signIn, loan } = await aServer(t);
  await db.transaction(tx => setDemand(tx, [{ edition: loan.edition, waiting: 2 }]));
  clock.set(new Date('2025-03-10T10:00:00Z'));
  const url = `/api/circulation/loans/${loan.id}/renewals`;
  const refused = await app.inject({ method: 'POST', url, cookies: await signIn() });
  assert.equal(refused.statusCode, 409);
  assert.match(refused.body, /circulation\/others-wait/);
});

test('a member may not lend from a desk by program', async t => {
  const { app, cookies } = await aServer(t);
  const payload = { barcode: 'no such', card: '1', unit: 'north' };
  const refused = await app.inject({ method: 'POST', url: '/api/circulation/loans', cookies, payload });
  assert.equal(refused.statusCode, 404);
});

test('the account says when a book must be back, and the renew button says what it did', async t => {
  const { app, clock, cookies, loan, account } = await aServer(t);
  assert.match(
    await account(),
    /Ferry Timetables .*Breng het terug op maandag 24 maart of eerder\. Geleend in North\./,
  );
  const press = async () => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const payload = `loan=${loan.id}`;
    const answer = await app.inject({ method: 'POST', url: '/mijn/verlengen', cookies, headers, payload });
    assert.equal(answer.statusCode, 303);
    return answer.cookies.find(({ name }) => name === 'message')?.value;
  };
  assert.match(String(await press()), /Je mag dit al houden tot en met maandag 24 maart/);
  clock.set(new Date('2025-03-26T10:00:00Z'));
  assert.match(await account(), /2 dagen te laat\. Breng het terug, of verleng het\./);
});

test('the interface describes itself', async t => {
  const { app } = await aServer(t);
  const described = await app.inject({ url: '/openapi.json' });
  assert.equal(described.statusCode, 200);
  assert.match(described.body, /Keep an item longer/);
});
