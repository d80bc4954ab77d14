import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addMembers, system } from '#people';
import { testDatabase } from '../../../../test/support/database.ts';
import { aNetwork } from '../../../../test/support/network.ts';
import { aWorld, pagesOf } from '../../../../test/support/world.ts';
import { ledgerModule } from '../../ledger/module.ts';
import { peopleModule } from '../../people/module.ts';
import { noticesModule } from '../module.ts';
import { notify } from '../notify.ts';

async function aReader(t: Parameters<typeof testDatabase>[0], demo: boolean) {
  const plugs = [ledgerModule, peopleModule, noticesModule];
  const db = await testDatabase(t, plugs);
  const { units } = await aNetwork(db);
  const [added] = await db.transaction(tx =>
    addMembers(tx, [
      {
        home: units.north.id,
        category: 'basic',
        givenName: 'Ada',
        familyName: 'Proefpersoon',
        birthDay: '1990-05-05',
        email: 'ada@example.org',
        since: '2026-01-01',
        card: 'C100',
        password: 'boekenwurm',
        by: system,
      },
    ]),
  );
  assert.ok(added?.ok);
  const { visitor } = await pagesOf(aWorld(db, plugs, { demo }), plugs);
  const tell = (nl: string, day: string) =>
    db.transaction(tx =>
      notify(tx, [
        {
          member: added.value,
          key: nl,
          at: new Date(`${day}T09:00:00Z`),
          subject: { nl, en: nl },
          text: { nl: 'Haal <het> op.', en: 'Fetch it.' },
        },
      ]),
    );
  return { visitor, tell };
}

test('a member reads their messages in their account, newest first, with the day in words', async t => {
  const { visitor, tell } = await aReader(t, false);
  const ada = visitor();
  await ada.post('/inloggen', { login: 'C100', password: 'boekenwurm' });
  assert.doesNotMatch((await ada.get('/mijn')).text, /Berichten/);
  await tell('Je boek is onderweg', '2026-02-27');
  await tell('Je boek ligt klaar', '2026-03-01');
  const { text } = await ada.get('/mijn');
  assert.match(
    text,
    /Berichten[\s\S]*Je boek ligt klaar[\s\S]*gisteren[\s\S]*Je boek is onderweg[\s\S]*27 februari/,
  );
  assert.match(text, /Haal &lt;het> op\./);
});

test('in a demo everybody sees what would have been sent; elsewhere there is no such page', async t => {
  const demo = await aReader(t, true);
  assert.match((await demo.visitor().get('/demo/uitgaand')).text, /Er is nog geen e-mail gemaakt/);
  await demo.tell('Je boek ligt klaar', '2026-03-01');
  assert.match(
    (await demo.visitor().get('/demo/uitgaand')).text,
    /Je boek ligt klaar[\s\S]*ada@example\.org/,
  );
  const real = await aReader(t, false);
  await real.tell('Je boek ligt klaar', '2026-03-01');
  const page = await real.visitor().get('/demo/uitgaand');
  assert.equal(page.status, 404);
  assert.doesNotMatch(page.text, /ada@example\.org/);
});

test('a member chooses how to hear from us, and finds the choice again', async t => {
  const { visitor } = await aReader(t, false);
  const ada = visitor();
  await ada.post('/inloggen', { login: 'C100', password: 'boekenwurm' });
  const chosen = async () => /value="([a-z-]+)" checked/.exec((await ada.get('/mijn')).text)?.[1];
  assert.equal(await chosen(), 'at-once');
  assert.equal((await ada.post('/mijn/berichten', { manier: 'daily' })).location, '/mijn');
  assert.equal(await chosen(), 'daily');
  assert.equal((await ada.post('/mijn/berichten', { manier: 'duif' })).status, 400);
  assert.equal(
    (await visitor().post('/mijn/berichten', { manier: 'paper' })).location,
    '/inloggen?terug=%2F',
  );
});
