import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { loadRules } from '#circulation';
import { addMembers, addStaff, system } from '#people';
import { standingClock } from '#platform/clock.ts';
import { only } from '#platform/result.ts';
import { board, loadVanCalendar, receive } from '#transport';
import { overviewRoute } from '#web/overview.tsx';
import { testDatabase } from '../../../../test/support/database.ts';
import { aNetwork, firstDay, tinyProvince } from '../../../../test/support/network.ts';
import { addTitles } from '../../../../test/support/titles.ts';
import { aWorld, pagesOf } from '../../../../test/support/world.ts';
import { catalogueModule } from '../../catalogue/module.ts';
import { circulationModule } from '../../circulation/module.ts';
import { peopleModule } from '../../people/module.ts';
import { transportModule } from '../../transport/module.ts';
import { pickLines, placeRequests } from '../index.ts';
import { requestsModule } from '../module.ts';

const at = (text: string): Date => new Date(`${text}:00+01:00`);
const secret = 'een lang geheim woord';
const plugs = [peopleModule, catalogueModule, circulationModule, transportModule, requestsModule];

/** Ada of North, signed in, who asked for a book that stands in South; and somebody of the provincial office. */
async function aProvince(t: TestContext) {
  const db = await testDatabase(t, plugs);
  const { network, units } = await aNetwork(db);
  const [north, south] = [units.north.id, units.south.id];
  const someone = (givenName: string) => ({
    home: north,
    category: 'basic',
    givenName,
    familyName: 'Voorbeeld',
    birthDay: '1980-05-05' as const,
    postcode: '1234 AB',
    since: firstDay,
    by: system,
  });
  const [member = 0, ben = 0] = await db.transaction(async tx => {
    await loadRules(tx, tinyProvince.rules, network);
    await loadVanCalendar(tx, tinyProvince.van, network);
    const account = { card: '2000000001', password: secret };
    const added = await addMembers(tx, [{ ...someone('Ada'), ...account }, someone('Ben')]);
    const office = {
      name: 'Pia Voorbeeld',
      email: 'pia@example.org',
      login: 'pia',
      password: secret,
      roles: [{ role: 'poi' as const, unit: units.poi.id }],
      by: system,
      from: firstDay,
    };
    const staff = await addStaff(tx, office);
    assert.ok(staff.ok, JSON.stringify(staff));
    return added.map(answer => (answer.ok ? answer.value : 0));
  });
  const [title] = await addTitles(db, [
    { title: 'Het gele pontje', authors: ['Voorbeeld, Bas'], at: [south] },
  ]);
  assert.ok(title);
  const [item = 0] = title.items;
  const asked = at('2026-01-12T11:00');
  const placed = await db.transaction(async tx =>
    only(await placeRequests(tx, [{ member, edition: title.edition, pickup: north, at: asked, by: system }])),
  );
  assert.ok(placed.ok);
  const clock = standingClock(at('2026-01-13T09:00'));
  const world = aWorld(db, plugs, { clock });
  const { app, visitor } = await pagesOf(world, plugs);
  overviewRoute(app, world);
  const signedIn = async (login: string) => {
    const browser = visitor();
    const answer = await browser.post('/inloggen', { login, password: secret });
    assert.equal(answer.status, 303, answer.text);
    return browser;
  };
  return {
    db,
    north,
    south,
    item,
    request: placed.value.request,
    edition: title.edition,
    ben,
    clock,
    signedIn,
  };
}

const plain = (html: string): string =>
  html
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ ([.,:])/g, '$1');

test('the account tells the life of a request in plain sentences, and ends it with a button', async t => {
  const { db, north, south, item, request, clock, signedIn } = await aProvince(t);
  let ada = await signedIn('2000000001');
  const shows = async (sentence: string) => {
    const text = plain((await ada.get('/mijn')).text);
    assert.ok(text.includes(sentence), `expected “${sentence}” in: ${text}`);
  };
  await shows('Je boek staat in South. Donderdag 15 januari ligt het klaar in North.');
  await db.transaction(tx => pickLines(tx, [{ item, unit: south, at: at('2026-01-13T10:10'), by: system }]));
  await shows('Je boek is ingepakt in South. Donderdag 15 januari ligt het klaar in North.');
  await db.transaction(tx =>
    board(tx, [{ unit: south, take: 'all', at: at('2026-01-13T11:00'), by: system }]),
  );
  await shows('Je boek is onderweg. Donderdag 15 januari ligt het klaar in North.');
  assert.ok((await ada.get('/mijn')).text.includes('Aanvraag stoppen'), 'also while the van drives');
  clock.set(at('2026-01-17T09:00'));
  ada = await signedIn('2000000001');
  await shows('Je boek komt later dan we dachten.');
  await db.transaction(tx => receive(tx, [{ item, unit: north, at: at('2026-01-17T10:00'), by: system }]));
  await shows('Je boek ligt klaar in North. Haal het op tot en met maandag 26 januari 2026.');
  await ada.post('/mijn/aanvraag/stoppen', { request: String(request) });
  await shows('Gelukt. Je aanvraag is gestopt.');
  await shows('Deze aanvraag is gestopt.');
});

test('a member lets it be fetched somewhere else, and the next line says when', async t => {
  const { request, signedIn } = await aProvince(t);
  const ada = await signedIn('2000000001');
  assert.match(plain((await ada.get('/mijn')).text), /Aanvraag wijzigen Waar wil je het ophalen/);
  const answer = await ada.post('/mijn/aanvraag/ophalen', { request: String(request), ophalen: 'south' });
  assert.equal(answer.status, 303);
  const text = plain((await ada.get('/mijn')).text);
  assert.ok(text.includes('Gelukt. Vandaag ligt het klaar in South.'), text);
  assert.ok(text.includes('Je boek staat in South. Vandaag ligt het voor je klaar.'), text);
  assert.ok(text.includes('Je haalt het op in South'), text);
  await ada.post('/mijn/aanvraag/ophalen', { request: String(request), ophalen: 'nergens' });
  assert.match(plain((await ada.get('/mijn')).text), /Op deze plek kun je niets laten klaarleggen/);
});

test('a member lets it wait for a while, and takes part again with a button', async t => {
  const { request, signedIn } = await aProvince(t);
  const ada = await signedIn('2000000001');
  await ada.post('/mijn/aanvraag/wachten', { request: String(request), tot: '2026-02-02' });
  const waits = plain((await ada.get('/mijn')).text);
  assert.ok(
    waits.includes('Je aanvraag wacht tot maandag 2 februari 2026. Je houdt je plek in de rij.'),
    waits,
  );
  await ada.post('/mijn/aanvraag/wachten', { request: String(request), tot: '2 februari' });
  assert.match(plain((await ada.get('/mijn')).text), /Let op Kies een dag na vandaag/);
  await ada.post('/mijn/aanvraag/verder', { request: String(request) });
  const runs = plain((await ada.get('/mijn')).text);
  assert.ok(runs.includes('Je doet weer mee') && runs.includes('Je boek staat in South.'), runs);
});

test('nobody ends the request of another', async t => {
  const { request, signedIn } = await aProvince(t);
  const pia = await signedIn('pia');
  const answer = await pia.post('/mijn/aanvraag/stoppen', { request: String(request) });
  assert.equal(answer.status, 403);
});

test('the provincial office sees what runs, what is late, and who waits and why', async t => {
  const { db, north, edition, ben, clock, signedIn } = await aProvince(t);
  const wish = { member: ben, edition, pickup: north, at: at('2026-01-12T12:00'), by: system };
  await db.transaction(tx => placeRequests(tx, [wish]));
  const seen = async () => plain((await (await signedIn('pia')).get('/poi')).text);
  const first = await seen();
  assert.ok(
    first.includes('2 aanvragen lopen: 1 op een picklijst, 0 onderweg, 0 klaar om op te halen, 1 zonder'),
    first,
  );
  assert.ok(first.includes('Het gele pontje North 1 Alle exemplaren zijn voor anderen onderweg'), first);
  clock.set(at('2026-02-02T09:00'));
  const later = await seen();
  assert.ok(later.includes('Eén aanvraag is later dan beloofd.'), later);
});
