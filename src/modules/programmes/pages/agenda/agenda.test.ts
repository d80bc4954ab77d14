import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { system } from '#people';
import { standingClock } from '#platform/clock.ts';
import { only } from '#platform/result.ts';
import { readCalendar } from '#standards/icalendar/read.ts';
import type { Plug } from '#web/plug.ts';
import { readersPlugs } from '../../../../../test/support/readers.ts';
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
async function anAgenda(t: TestContext, upstream: readonly Plug[] = []) {
  const plugs = [...upstream, programmesModule];
  const db = await testDatabase(t, plugs);
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

test('the agenda is narrowed by place, audience, goal, day and word, and what is nonsense narrows nothing', async t => {
  const { visitor } = await anAgenda(t);
  const found = async (query: string) => /Praat mee/.test((await visitor().get(`/agenda?${query}`)).text);
  for (const query of [
    'bij=upham',
    'voor=adults',
    'doel=leest',
    'dag=2026-03-10',
    'zoek=taalc',
    'dag=nooit&voor=x',
  ])
    assert.equal(await found(query), true, query);
  for (const query of ['bij=downham', 'voor=children', 'doel=robuust', 'dag=2026-03-11', 'zoek=100%'])
    assert.equal(await found(query), false, query);
});

test('a calendar holds what is coming, and search engines are told the same', async t => {
  const { activity, visitor } = await anAgenda(t);
  const { status, text } = await visitor().get('/agenda.ics?bij=north');
  assert.equal(status, 200);
  const [event] = readCalendar(text).events;
  assert.deepEqual(event?.starts, { day: '2026-03-10', time: '09:00', zone: 'UTC' });
  assert.deepEqual([event?.summary, event?.location, event?.cancelled], ['Taalcafé', 'North', false]);
  assert.equal(readCalendar((await visitor().get('/agenda.ics?bij=south')).text).events.length, 0);
  assert.equal(readCalendar((await visitor().get(`/agenda/${activity}/kalender.ics`)).text).events.length, 1);
  assert.equal((await visitor().get('/agenda/999/kalender.ics')).status, 404);
  const page = (await visitor().get(`/agenda/${activity}`)).text;
  const linked = JSON.parse(/ld\+json">(.*?)<\/script>/s.exec(page)?.[1] ?? '');
  const [said] = linked['@graph'];
  assert.equal(said.startDate, '2026-03-10T09:00:00.000Z');
  assert.equal(said.offers.availability, 'https://schema.org/InStock');
  assert.equal(said.organizer.name, 'Highland Libraries');
});

test('the page of a branch tells what is on there, and that of another does not', async t => {
  const { activity, visitor } = await anAgenda(t, readersPlugs);
  const north = (await visitor().get('/vestigingen/north')).text;
  assert.match(north, new RegExp(`href="/agenda/${activity}"[^>]*>Taalcafé<`));
  assert.match(plain(north), /Wat er te doen is in North Taalcafé dinsdag 10 maart, 10:00 tot 11:30/);
  assert.doesNotMatch((await visitor().get('/vestigingen/south')).text, /Taalcafé|Wat er te doen is/);
});
