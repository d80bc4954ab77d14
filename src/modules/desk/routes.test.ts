import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { addStaff, system } from '#people';
import { standingClock } from '#platform/clock.ts';
import { type Db, sql } from '#platform/db.ts';
import { aCopyAt, aDesk, good, winter } from '../../../test/support/desk.ts';
import { aWorld, pagesOf } from '../../../test/support/world.ts';
import { catalogueModule } from '../catalogue/module.ts';
import { circulationModule } from '../circulation/module.ts';
import { peopleModule } from '../people/module.ts';
import { requestsModule } from '../requests/module.ts';
import { transportModule } from '../transport/module.ts';
import { deskModule } from './module.ts';

const plugs = [peopleModule, catalogueModule, circulationModule, transportModule, requestsModule, deskModule];
const password = 'dichtbij huis';

/** A sorting machine that is signed in at North, and a stranger. */
async function aMachine(t: TestContext) {
  const desk = await aDesk(t, plugs);
  const { db, units } = desk;
  await db.transaction(async tx => {
    const roles = [{ role: 'desk' as const, unit: units.north.id }];
    good(
      await addStaff(tx, {
        name: 'Sorteerder',
        login: 'machine',
        password,
        roles,
        from: '2026-01-01',
        by: system,
      }),
    );
  });
  const clock = standingClock(winter('2026-01-13T11:00'));
  const { app } = await pagesOf(aWorld(db, plugs, { clock }), plugs);
  const form = new URLSearchParams({ login: 'machine', password }).toString();
  const headers = { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' };
  const signedIn = await app.inject({ method: 'POST', url: '/inloggen', payload: form, headers });
  const cookies = Object.fromEntries(signedIn.cookies.map(({ name, value }) => [name, value]));
  const post = async (body: object, as = cookies) => {
    const answer = await app.inject({ method: 'POST', url: '/api/desk/scan', payload: body, cookies: as });
    return { status: answer.statusCode, body: answer.json() as Record<string, unknown> };
  };
  return { ...desk, post, clock };
}

const scansOf = async (db: Db) => (await db.one<{ n: number }>(sql`select count(*) as n from desk.scan`)).n;

test('a machine posts a scan twice: one scan, one answer', async t => {
  const { db, units, post, clock } = await aMachine(t);
  const book = await aCopyAt(db, units.south.id);
  const wish = { unit: 'north', device: 'sorter', number: 7, code: book.barcode };
  const first = await post(wish);
  assert.equal(first.status, 200, JSON.stringify(first.body));
  assert.equal(first.body['headline'], 'Leg in de krat naar South');
  clock.pass(3_600_000);
  assert.deepEqual(await post(wish), first);
  assert.equal(await scansOf(db), 1);
});

test('a loan tells a machine the day by which it must be back', async t => {
  const { db, units, post } = await aMachine(t);
  const book = await aCopyAt(db, units.north.id);
  await post({ unit: 'north', device: 'sorter', number: 1, code: 'C0', language: 'en' });
  const lent = await post({ unit: 'north', device: 'sorter', number: 2, code: book.barcode, language: 'en' });
  assert.deepEqual(
    [lent.body['kind'], lent.body['due'], lent.body['headline']],
    ['lent', '2026-02-03', 'Lent until Tuesday 3 February'],
  );
});

test('what cannot be scanned is a problem with a code: signed out, elsewhere, nowhere, a number used twice', async t => {
  const { post } = await aMachine(t);
  const wish = { unit: 'north', device: 'sorter', number: 1, code: '31234' };
  const codeOf = ({ status, body }: Awaited<ReturnType<typeof post>>) => [status, body['code']];
  assert.deepEqual(codeOf(await post(wish, {})), [403, 'web/not-for-you']);
  assert.deepEqual(codeOf(await post({ ...wish, unit: 'south' })), [403, 'people/not-allowed']);
  assert.deepEqual(codeOf(await post({ ...wish, unit: 'atlantis' })), [404, 'desk/unknown-place']);
  assert.equal((await post(wish)).body['kind'], 'unknown-code');
  assert.deepEqual(codeOf(await post({ ...wish, code: '31235' })), [409, 'desk/number-used']);
  assert.deepEqual(codeOf(await post({ ...wish, number: 0 })), [400, 'web/not-understood']);
});
