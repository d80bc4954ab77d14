import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { system } from '#people';
import { standingClock } from '#platform/clock.ts';
import { only } from '#platform/result.ts';
import { testDatabase } from '../../../../../test/support/database.ts';
import { good } from '../../../../../test/support/desk.ts';
import { aNetwork, tinyProvince } from '../../../../../test/support/network.ts';
import { aWorld, pagesOf } from '../../../../../test/support/world.ts';
import { repeat } from '../../activity.ts';
import { loadProgrammes } from '../../load-programmes.ts';
import { programmesModule } from '../../module.ts';
import { planActivities } from '../../plan-activities.ts';

const at = new Date('2026-03-02T10:00:00Z');

/** The tiny province with a language café of one seat in North, and its pages. */
async function anAgenda(t: TestContext) {
  const db = await testDatabase(t, [programmesModule]);
  const { network, units } = await aNetwork(db);
  const { activity } = await db.transaction(async tx => {
    good(await loadProgrammes(tx, tinyProvince.programmes, network));
    const plan = {
      programme: 'cafe',
      title: 'Taalcafé',
      description: 'Praat mee.',
      unit: units.north.id,
      capacity: 1,
      registration: 'needed' as const,
      audience: 'adults' as const,
      meetings: repeat('Europe/Amsterdam', '2026-03-10', '10:00', 90, { times: 1 }),
      at,
      by: system,
    };
    return good(only(await planActivities(tx, [plan])));
  });
  const plugs = [programmesModule];
  const world = aWorld(db, plugs, { clock: standingClock(at) });
  return { activity, ...(await pagesOf(world, plugs)) };
}

const plain = (html: string): string => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');

test('a resident finds the language café, takes the last seat without an account, and gives it back', async t => {
  const { activity, visitor } = await anAgenda(t);
  const list = plain((await visitor().get('/agenda?bij=north')).text);
  assert.match(
    list,
    /Taalcafé Dinsdag 10 maart, 10:00 tot 11:30\. North Praat mee\. Meld je aan\. Nog 1 plaats\./i,
  );
  assert.match(plain((await visitor().get('/agenda?bij=south')).text), /Hier is nu niets gepland/);
  const ask = (naam: string, contact: string) =>
    visitor().post(`/agenda/${activity}/aanmelden`, { naam, contact, aantal: '1', kinderen: '0' });
  const refused = await ask('Ada Voorbeeld', 'geen adres');
  assert.equal(refused.status, 422);
  assert.match(refused.text, /value="Ada Voorbeeld"/, 'what was filled in stays');
  const first = await ask('Ada Voorbeeld', 'ada@example.org');
  const link = first.location ?? '';
  assert.match(plain((await visitor().get(link)).text), /Je doet mee\. Tot dan!/);
  const second = await ask('Ben Voorbeeld', '06 1234 5678');
  const waits = second.location ?? '';
  assert.match(plain((await visitor().get(waits)).text), /Je staat op de wachtlijst/);
  await visitor().post(`${link}/afmelden`, {});
  assert.match(plain((await visitor().get(link)).text), /Je bent afgemeld/);
  assert.match(plain((await visitor().get(waits)).text), /Er is plaats voor je\. Zeg ja vóór/);
  await visitor().post(`${waits}/ja`, {});
  assert.match(plain((await visitor().get(waits)).text), /Je doet mee\. Tot dan!/);
});

test('what nobody knows is a clear page, not a fault', async t => {
  const { visitor } = await anAgenda(t);
  for (const path of ['/agenda/999', '/agenda/niets', '/agenda/aanmelding/niets']) {
    const { status, text } = await visitor().get(path);
    assert.equal(status, 404, path);
    assert.match(text, /Dit kennen we niet/);
  }
  assert.equal((await visitor().get('/agenda?na=onzin')).status, 200);
});
