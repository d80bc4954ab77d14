import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import type { Page } from 'playwright-core';
import { addStaff, system } from '#people';
import { sql } from '#platform/db.ts';
import { holdEnded, loadProgrammes, markAttendance, planActivities, registerFor } from '#programmes';
import { only } from '#platform/result.ts';
import { buildAssets } from '#web/assets.ts';
import { islands, modules, mount } from '../../src/main.ts';
import {
  expectAccessible,
  expectNoSidewaysScroll,
  type Look,
  withoutBrowser,
  withPage,
} from '../support/browser.ts';
import { aDesk, good, winter } from '../support/desk.ts';
import { tinyProvince } from '../support/network.ts';
import { aWorld } from '../support/world.ts';

const password = 'dichtbij huis';
const skip = withoutBrowser;
const pictures = join(import.meta.dirname, '../../test-results');

/** The tiny province on the web, with its programmes and somebody who works in North. */
async function aServer(t: TestContext) {
  const desk = await aDesk(t, modules);
  const { db, units, network } = desk;
  await db.transaction(async tx => {
    good(await loadProgrammes(tx, tinyProvince.programmes, network));
    const wish = { name: 'Bo Proef', login: 'bo', password, from: '2026-01-01' as const, by: system };
    good(await addStaff(tx, { ...wish, roles: [{ role: 'desk', unit: units.highland.id }] }));
    const official = { ...wish, name: 'Gea Proef', login: 'gea' };
    good(await addStaff(tx, { ...official, roles: [{ role: 'municipality', unit: units.upham.id }] }));
    const office = { ...wish, name: 'Po Proef', login: 'po' };
    good(await addStaff(tx, { ...office, roles: [{ role: 'poi', unit: units.tinyland.id }] }));
  });
  const [opened, begun] = [Date.now(), winter('2026-01-13T11:00').getTime()];
  const clock = { now: () => new Date(begun + Date.now() - opened) };
  const app = await mount({ ...aWorld(db, modules, { clock }), assets: await buildAssets(islands) });
  const baseUrl = await app.listen({ port: 0, host: '127.0.0.1' });
  t.after(() => app.close());
  return { ...desk, clock, baseUrl };
}

/** A language café in North this morning, and so many people who registered. */
async function aCafe({ db, units }: Awaited<ReturnType<typeof aServer>>, people: number) {
  const at = winter('2026-01-12T10:00');
  return db.transaction(async tx => {
    const plan = {
      programme: 'cafe',
      title: 'Taalcafé',
      description: 'Praat mee. Een kopje koffie staat klaar.',
      unit: units.north.id,
      capacity: 400,
      registration: 'needed' as const,
      audience: 'adults' as const,
      meetings: [{ startsAt: winter('2026-01-13T10:30'), endsAt: winter('2026-01-13T12:00') }],
      at,
      by: system,
    };
    const { activity, meetings } = good(only(await planActivities(tx, [plan])));
    const wishes = Array.from({ length: people }, (_, n) => ({
      activity,
      kind: 'person' as const,
      name: `Bezoeker ${String(n).padStart(3, '0')}`,
      contact: `bezoeker${n}@example.org`,
      language: 'nl' as const,
      seats: n % 10 === 0 ? 2 : 1,
      children: n % 10 === 0 ? 1 : 0,
      code: `${n}`.padStart(20, 'c'),
      at,
    }));
    for (const answer of await registerFor(tx, wishes)) good(answer);
    return { activity, meeting: meetings[0] ?? 0 };
  });
}

const cameTo = async ({ db }: Awaited<ReturnType<typeof aServer>>, meeting: number) =>
  (
    await db.one<{ n: number }>(
      sql`select coalesce(sum(came), 0) as n from programmes.attendance where meeting = ${meeting}`,
    )
  ).n;

async function signIn(page: Page, login: string): Promise<void> {
  page.setDefaultTimeout(10_000);
  await page.goto('/inloggen');
  await page.fill('[name=login]', login);
  await page.fill('[name=password]', password);
  await page.keyboard.press('Enter');
  await page.waitForURL(url => url.pathname !== '/inloggen');
}

async function atNorth(page: Page): Promise<void> {
  await signIn(page, 'bo');
  await page.goto('/balie');
  await page.selectOption('[name=vestiging]', 'north');
  await page.click('text=Naar de balie');
  await page.waitForURL('**/balie');
}

/** Anyone can read the page and it fits; its picture can be looked at. */
async function seen(page: Page, name: string): Promise<void> {
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  mkdirSync(pictures, { recursive: true });
  const width = page.viewportSize()?.width ?? 0;
  await page.screenshot({ path: join(pictures, `${name}-${width}.png`), fullPage: true });
}

const looks: readonly (readonly [string, Look])[] = [
  ['on a wide screen', {}],
  ['on a phone', { width: 320 }],
];

for (const [how, look] of looks)
  test(`a question at the help desk is counted by one press, ${how}`, { skip }, async t => {
    const { db, baseUrl } = await aServer(t);
    await withPage({ ...look, baseUrl }, async page => {
      await atNorth(page);
      await page.goto('/balie/hulp');
      await seen(page, 'hulp');
      await page.click('button:has-text("DigiD")');
      await page.waitForSelector('text=Vandaag één vraag');
      await page.check('text=30 minuten');
      await page.click('button:has-text("Iets anders")');
      await page.waitForSelector('text=Vandaag 2 vragen');
      await seen(page, 'hulp-geteld');
      await page.click('text=Naar het dagblad');
      await page.waitForURL('**/balie/hulp/dag**');
      await seen(page, 'hulp-dag');
      const csv = await (await page.request.get('/balie/hulp/dag.csv')).text();
      assert.match(csv, /^Nr\.,Dag,Tijd,Vestiging,Dienst,Soort vraag,Afloop,Minuten\r\n/);
      assert.match(csv, /2,2026-01-13,\d\d:\d\d,North,Informatiepunt,Iets anders,Zelf geholpen,30\r\n$/);
      await page.goto('/balie/hulp');
      await page.click('text=Neem de laatste terug');
      await page.waitForSelector('text=Teruggenomen');
    });
    const { n } = await db.one<{ n: number }>(
      sql`select sum(amount) as n from ledger.item_event_view where kind = 'help'`,
    );
    assert.equal(n, 1);
  });

test('at the door a phone without network goes on ticking, and what it sends later counts once', {
  skip,
}, async t => {
  const server = await aServer(t);
  const { meeting } = await aCafe(server, 12);
  await withPage({ width: 320, baseUrl: server.baseUrl }, async page => {
    await atNorth(page);
    await page.goto('/balie/vandaag');
    await page.waitForSelector('text=14 van 400 plaatsen bezet');
    await seen(page, 'vandaag');
    await page.click('text=Naar de deur');
    await page.waitForURL(`**/balie/deur/${meeting}`);
    await seen(page, 'deur');
    await page.context().setOffline(true);
    await page.click('button[aria-label="Is er: Bezoeker 000"]');
    await page.click('text=+ 1 volwassene');
    await page.click('text=+ 1 volwassene');
    await page.click('text=+ 1 kind');
    await page.fill('[name=code] >> nth=0', `http://127.0.0.1/agenda/aanmelding/${'3'.padStart(20, 'c')}`);
    await page.keyboard.press('Enter');
    await page.waitForSelector('text=Deze telefoon bewaart het');
    assert.equal(await page.innerText('[data-tally-count]'), '5');
    await seen(page, 'deur-zonder-netwerk');
    assert.equal(await cameTo(server, meeting), 0);
    await page.context().setOffline(false);
    await page.waitForSelector('text=6 zijn er, van wie 2 kinderen');
    await page.fill('[data-find]', '011');
    assert.equal(await page.locator('.ticks__row:visible').count(), 1);
    await page.click('button[aria-label="Is er: Bezoeker 011"]');
    await page.waitForSelector('text=7 zijn er');
    await page.reload();
    assert.equal(await page.locator('.ticks__row form').count(), 9, 'three are ticked');
  });
  assert.equal(await cameTo(server, meeting), 7);
});

test('the door counts without a script, and a seat that stays empty goes to who waits', { skip }, async t => {
  const server = await aServer(t);
  const { meeting } = await aCafe(server, 3);
  await withPage({ javaScript: false, baseUrl: server.baseUrl }, async page => {
    await atNorth(page);
    await page.goto(`/balie/deur/${meeting}`);
    await page.click('button[aria-label="Is er: Bezoeker 001"]');
    await page.waitForSelector('text=Geteld. 1 is er.');
    await page.click('text=+ 1 kind');
    await page.waitForSelector('text=Geteld. 2 zijn er.');
    await page.click('text=− 1 kind');
    await page.waitForSelector('text=Geteld. 1 is er.');
    await page.click('text=Geef de lege plaatsen vrij');
    await page.waitForSelector('text=2 aanmeldingen zijn vrijgegeven');
    await page.screenshot({ path: join(pictures, 'deur-zonder-script.png'), fullPage: true });
    assert.equal((await page.goto('/balie/deur/999'))?.status(), 404);
  });
});

for (const [how, look] of looks)
  test(`a maker sets up a series in a room, moves what is left of it and calls one off, ${how}`, {
    skip,
  }, async t => {
    const { db, baseUrl } = await aServer(t);
    await withPage({ ...look, baseUrl }, async page => {
      await atNorth(page);
      await page.goto('/programma/ruimtes');
      await page.selectOption('[name=vestiging]', 'north');
      await page.fill('[name=naam]', 'Zaal');
      await page.fill('[name=zitplaatsen]', '20');
      await page.click('text=Voeg toe of pas aan');
      await page.waitForSelector('text=Bewaard: Zaal');
      await seen(page, 'ruimtes');
      await page.goto('/programma/nieuw');
      await seen(page, 'nieuw-leeg');
      await page.selectOption('[name=sjabloon]', { label: 'Taalcafé' });
      await page.click('text=Neem over');
      await page.waitForURL('**/programma/nieuw?**');
      assert.equal(await page.inputValue('[name=titel]'), 'Taalcafé');
      const fill = async (title: string) => {
        await page.fill('[name=titel]', title);
        await page.selectOption('[name=vestiging]', 'north');
        await page.selectOption('[name=ruimte]', { label: 'North, Zaal' });
        await page.fill('[name=dag]', '2026-01-20');
        await page.fill('[name=tijd]', '10:00');
        await page.fill('[name=keer]', '4');
        await page.click('button:has-text("Plan") >> nth=-1');
      };
      await fill('Taalcafé');
      await page.waitForSelector('text=4 activiteiten zijn gepland');
      await seen(page, 'gemaakt');
      await page.goto('/programma/nieuw?sjabloon=1');
      await fill('Schaken');
      await page.waitForSelector('text=Zaal is dan al bezet door “Taalcafé”');
      assert.equal(await page.inputValue('[name=titel]'), 'Schaken', 'what was filled in stays');
      await seen(page, 'nieuw-bezet');
      await page.goto('/programma?maand=2026-01');
      await seen(page, 'programma');
      await page.click('text=Taalcafé >> nth=0');
      await page.click('summary');
      await page.fill('[name=tijd]', '14:00');
      await page.check('text=Ook alle volgende van deze reeks');
      await page.click('button:has-text("Verzet")');
      await page.waitForSelector('text=4 bijeenkomsten zijn verzet');
      await page.click('summary');
      await page.click('button:has-text("Gaat niet door")');
      await page.waitForSelector('text=Eén bijeenkomst gaat niet door');
      await page.goto('/agenda');
      await seen(page, 'agenda');
      await page.goto('/programma/bereik');
      await seen(page, 'bereik');
    });
    assert.deepEqual(
      await db.many(sql`select state, to_char(starts_at at time zone 'Europe/Amsterdam', 'YYYY-MM-DD HH24:MI') as at
                          from programmes.meeting order by starts_at`),
      [
        { state: 'cancelled', at: '2026-01-20 14:00' },
        { state: 'planned', at: '2026-01-27 14:00' },
        { state: 'planned', at: '2026-02-03 14:00' },
        { state: 'planned', at: '2026-02-10 14:00' },
      ],
    );
  });

for (const [how, look] of looks)
  test(`a resident narrows the agenda and takes a seat, ${how}`, { skip }, async t => {
    const server = await aServer(t);
    server.clock.now = () => winter('2026-01-13T09:00');
    await aCafe(server, 0);
    await withPage({ ...look, javaScript: false, baseUrl: server.baseUrl }, async page => {
      await page.goto('/agenda');
      await page.fill('[name=zoek]', 'taal');
      await page.click('summary');
      await page.selectOption('[name=doel]', 'leest');
      await page.click('text=Laat zien');
      await page.waitForURL('**/agenda?**');
    });
    await withPage({ ...look, baseUrl: server.baseUrl }, async page => {
      await page.goto('/agenda?zoek=taal&doel=leest');
      await seen(page, 'agenda-gekozen');
      await page.click('text=Taalcafé');
      await page.waitForSelector('text=Nog 400 plaatsen');
      await seen(page, 'activiteit');
      await page.fill('[name=naam]', 'Ada Voorbeeld');
      await page.fill('[name=contact]', 'ada@example.org');
      await page.click('button:has-text("Meld aan")');
      await page.waitForSelector('text=Je doet mee');
      await seen(page, 'aanmelding');
    });
  });

for (const [how, look] of looks)
  test(`a municipality chooses, it is done, and choice, reach and cost stand side by side, ${how}`, {
    skip,
  }, async t => {
    const server = await aServer(t);
    const { meeting } = await aCafe(server, 0);
    const tick = { meeting, came: 8, children: 1, device: 'deur', number: 1, at: winter('2026-01-13T10:40') };
    await server.db.transaction(async tx => {
      good(only(await markAttendance(tx, [{ ...tick, by: system }])));
      await holdEnded(tx, winter('2026-01-13T13:00'));
    });
    await withPage({ ...look, baseUrl: server.baseUrl }, async page => {
      await signIn(page, 'gea');
      await page.waitForURL('**/gemeente/upham**');
      await page.fill('[name=aantal-cafe]', '20');
      await page.click('text=Bewaar de keuze');
      await page.waitForSelector('text=Bewaard');
      await page.click('text=Vraag aan met deze begroting');
      await page.waitForSelector('text=Aangevraagd, wacht op akkoord');
      await seen(page, 'gemeente');
    });
    await withPage({ ...look, javaScript: false, baseUrl: server.baseUrl }, async page => {
      await signIn(page, 'po');
      await page.goto('/gemeente/upham');
      await page.click('text=Ga akkoord');
      await page.waitForSelector('text=Afgesproken');
      const row = await page.locator('#plan-caption').locator('xpath=..').locator('tbody tr').innerText();
      assert.match(row.replaceAll(/\s+/g, ' '), /20 € 2\.500,00 1 200 8 € 125,00/);
    });
    await withPage({ ...look, baseUrl: server.baseUrl }, async page => {
      await signIn(page, 'gea');
      await page.goto('/gemeente/upham/overeenkomst?jaar=2026');
      await seen(page, 'overeenkomst');
      assert.equal((await page.goto('/gemeente/downham'))?.status(), 403);
      await signIn(page, 'po');
      await page.goto('/gemeente');
      await seen(page, 'gemeenten');
    });
  });

test('a help desk without network counts on', { skip }, async t => {
  const { db, baseUrl } = await aServer(t);
  await withPage({ baseUrl }, async page => {
    await atNorth(page);
    await page.goto('/balie/hulp');
    await page.context().setOffline(true);
    await page.click('button:has-text("DigiD")');
    await page.click('button:has-text("Iets anders")');
    await page.waitForSelector('text=Deze telefoon bewaart het');
    await page.context().setOffline(false);
    await page.waitForSelector('text=Vandaag 2 vragen');
  });
  assert.deepEqual(await db.many(sql`select question from programmes.help order by number`), [
    { question: 'digid' },
    { question: 'anders' },
  ]);
});

test('the help desk counts without a script', { skip }, async t => {
  const { baseUrl } = await aServer(t);
  await withPage({ javaScript: false, baseUrl }, async page => {
    await atNorth(page);
    await page.goto('/balie/hulp');
    await page.click('button:has-text("DigiD")');
    await page.waitForSelector('text=Geteld: DigiD. Vandaag één vraag.');
  });
});
