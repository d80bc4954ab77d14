import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testDatabase } from '../../../../test/support/database.ts';
import { aNetwork } from '../../../../test/support/network.ts';
import { aWorld, pagesOf } from '../../../../test/support/world.ts';
import { ledgerModule } from '../../ledger/module.ts';
import { system } from '../actor.ts';
import { addMembers } from '../add-members.ts';
import { addStaff } from '../add-staff.ts';
import { peopleModule } from '../module.ts';

async function aDoor(t: Parameters<typeof testDatabase>[0]) {
  const plugs = [ledgerModule, peopleModule];
  const db = await testDatabase(t, plugs);
  const { units } = await aNetwork(db);
  await db.transaction(async tx => {
    await addMembers(tx, [
      {
        home: units.north.id,
        category: 'basic',
        givenName: 'Ada',
        familyName: 'Proefpersoon',
        birthDay: '1990-05-05',
        since: '2026-01-01',
        card: 'C100',
        password: 'boekenwurm',
        by: system,
      },
    ]);
    await addStaff(tx, {
      name: 'Bo Balie',
      login: 'bo',
      password: 'dichtbij huis',
      roles: [{ role: 'desk', unit: units.north.id }],
      from: '2026-01-01',
      by: system,
    });
  });
  const { visitor } = await pagesOf(aWorld(db, plugs), plugs);
  return { db, visitor };
}

const signIn = { login: 'c100', password: 'boekenwurm', terug: '' };

test('a member signs in, sees their own page and signs out again', async t => {
  const { visitor } = await aDoor(t);
  const ada = visitor();
  assert.equal((await ada.get('/mijn')).location, '/inloggen?terug=%2Fmijn');
  const answer = await ada.post('/inloggen', signIn);
  assert.deepEqual([answer.status, answer.location], [303, '/mijn']);
  const page = await ada.get('/mijn');
  assert.equal(page.status, 200);
  assert.match(page.text, /Dag Ada[\s\S]*Je bibliotheek is North\.[\s\S]*C100/);
  assert.equal((await ada.post('/uitloggen', {})).location, '/');
  assert.equal((await ada.get('/mijn')).status, 303);
});

test('whoever asked for a page first gets it after signing in, but never a page of another site', async t => {
  const { visitor } = await aDoor(t);
  const back = async (terug: string) => (await visitor().post('/inloggen', { ...signIn, terug })).location;
  assert.equal(await back('/titel/12?afhalen=3'), '/titel/12?afhalen=3');
  assert.equal(await back('https://elsewhere.example'), '/mijn');
  assert.equal(await back('//elsewhere.example'), '/mijn');
  assert.equal(await back('/\\elsewhere.example'), '/mijn');
});

test('a wrong password is answered with one plain sentence, and the login need not be typed again', async t => {
  const { visitor } = await aDoor(t);
  const answer = await visitor().post('/inloggen', { ...signIn, password: 'raden', terug: '/mijn' });
  assert.equal(answer.status, 401);
  assert.match(answer.text, /Je inlognaam of wachtwoord klopt niet/);
  assert.match(answer.text, /value="c100"/);
  assert.match(answer.text, /name="terug" value="\/mijn"/);
  assert.doesNotMatch(answer.text, /raden/);
});

test('guessing at one login is stopped after ten tries, also from other browsers', async t => {
  const { visitor } = await aDoor(t);
  for (let tries = 0; tries < 10; tries += 1)
    assert.equal((await visitor().post('/inloggen', { ...signIn, password: `${tries}` })).status, 401);
  const answer = await visitor().post('/inloggen', signIn);
  assert.equal(answer.status, 429);
  assert.match(answer.text, /Wacht 15 minuten/);
});

test('one address cannot try every login: after thirty tries in a minute it must wait', async t => {
  const { visitor } = await aDoor(t);
  for (let tries = 0; tries < 30; tries += 1)
    await visitor().post('/inloggen', { login: `nobody${tries}`, password: 'raden' });
  assert.equal((await visitor().post('/inloggen', signIn)).status, 429);
});

test('staff land where they work, and are told that they have no membership', async t => {
  const { visitor } = await aDoor(t);
  const bo = visitor();
  assert.equal((await bo.post('/inloggen', { login: 'bo', password: 'dichtbij huis' })).location, '/balie');
  assert.match((await bo.get('/mijn')).text, /geen lidmaatschap/);
});

test('the sign-in page speaks English to who asks for it', async t => {
  const { visitor } = await aDoor(t);
  const page = await visitor().get('/inloggen?lang=en');
  assert.match(page.text, /<html[^>]* lang="en"/);
  assert.match(page.text, /Card number or sign-in name/);
});
