import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type TestContext, test } from 'node:test';
import { writeCalendar } from '#standards/icalendar/write.ts';
import { system } from '#people';
import { sql } from '#platform/db.ts';
import { only } from '#platform/result.ts';
import { holdEnded, loadLocations, markAttendance } from '#programmes';
import { withoutBrowser as skip, withPage } from '../support/browser.ts';
import { good, winter } from '../support/desk.ts';
import { aCafe, aServer, atNorth, looks, seen } from '../support/programmes.ts';
import { signInAs } from '../support/sign-in.ts';

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
      await page.click('main summary:has-text("januari") >> nth=0');
      await page.fill('[name=tijd]', '14:00');
      await page.check('[id^=later-] >> nth=0');
      await page.click('button:has-text("Verzet")');
      await page.waitForSelector('text=4 bijeenkomsten zijn verzet');
      await page.click('main summary:has-text("januari") >> nth=0');
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
      await page.click('main summary');
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
      const oak = {
        code: 'oak',
        programme: 'dbos',
        name: 'The Oak',
        municipality: 'upham',
        from: '2022-09-01',
      };
      const boekstart = { municipality: 'upham', schoolYear: 2025, way: 'cases-handed', amount: 70 } as const;
      const file = {
        source: 'invented',
        locations: [oak],
        boekstart: [{ ...boekstart, quality: 'registered' as const, source: 'x' }],
      };
      await loadLocations(tx, file, server.network);
    });
    await withPage({ ...look, baseUrl: server.baseUrl }, async page => {
      await signInAs(page, 'gea');
      await page.waitForURL('**/gemeente/upham**');
      await page.fill('[name=aantal-cafe]', '20');
      await page.click('text=Bewaar de keuze');
      await page.waitForSelector('text=Bewaard');
      await page.click('text=Vraag aan met deze begroting');
      await page.waitForSelector('text=Aangevraagd, wacht op akkoord');
      await seen(page, 'gemeente');
    });
    await withPage({ ...look, javaScript: false, baseUrl: server.baseUrl }, async page => {
      await signInAs(page, 'po');
      await page.goto('/gemeente/upham');
      await page.click('text=Ga akkoord');
      await page.waitForSelector('text=Afgesproken');
      const row = await page.locator('#plan-caption').locator('xpath=..').locator('tbody tr').innerText();
      assert.match(row.replaceAll(/\s+/g, ' '), /20 € 2\.500,00 1 200 8 € 125,00/);
    });
    await withPage({ ...look, baseUrl: server.baseUrl }, async page => {
      await signInAs(page, 'gea');
      await page.goto('/gemeente/upham/overeenkomst?jaar=2026');
      await seen(page, 'overeenkomst');
      assert.equal((await page.goto('/gemeente/downham'))?.status(), 403);
      await signInAs(page, 'po');
      await page.goto('/gemeente');
      await seen(page, 'gemeenten');
      await page.goto('/programma/plekken');
      await page.waitForSelector('text=The Oak');
      await seen(page, 'plekken');
    });
  });

test('a maker takes in a spreadsheet, names a column, and sees what is passed over before anything is planned', {
  skip,
}, async t => {
  const { db, baseUrl } = await aServer(t);
  for (const width of [320, 1280]) {
    await withPage({ width, javaScript: width > 320, baseUrl }, async page => {
      await atNorth(page);
      await page.goto('/programma/inlezen');
      if (width > 320) await seen(page, 'inlezen');
      const lines = [
        'Wat;Datum;Begin;Vestiging',
        `Schaken ${width};10 maart 2026;10:00;North`,
        'Dammen;ooit;10:00;North',
      ];
      await page.setInputFiles('[name=bestand]', {
        name: 'jaar.csv',
        mimeType: 'text/csv',
        buffer: Buffer.from(lines.join('\n')),
      });
      await page.click('text=Bekijk');
      await page.waitForSelector('text=2 regels slaan we over');
      await page.selectOption('[name=kolom-title]', { label: 'Wat' });
      await page.click('text=Bekijk opnieuw');
      await page.waitForSelector('text=Dit is geen dag: “ooit”');
      if (width > 320) await seen(page, 'inlezen-gezien');
      await page.click('text=Plan één activiteit');
      await page.waitForSelector('text=Eén activiteit is gepland');
    });
  }
  const { n } = await db.one<{ n: number }>(sql`select count(*) as n from programmes.activity`);
  assert.equal(n, 2);
});

/** A calendar that somebody else publishes, with one meeting in North; answers where it lies. */
async function aCalendar(t: TestContext): Promise<string> {
  const event = {
    uid: '1@example.org',
    sequence: 0,
    stamp: winter('2026-01-10T10:00'),
    startsAt: winter('2026-01-20T10:00'),
    endsAt: winter('2026-01-20T11:30'),
    summary: 'Schaken',
    description: 'Voor iedereen.',
    location: 'North, achterin',
    url: 'https://example.org/1',
    cancelled: false,
  };
  const theirs = createServer((request, response) =>
    response.end(request.url === '/kalender.ics' ? writeCalendar('x', 'Schaakclub', [event]) : 'welkom'),
  );
  await once(theirs.listen(0, '127.0.0.1'), 'listening');
  t.after(() => theirs.close());
  return `http://127.0.0.1:${(theirs.address() as AddressInfo).port}`;
}

test('a maker takes in a calendar that others publish by its address, and a second time only what is new', {
  skip,
}, async t => {
  const { baseUrl } = await aServer(t);
  const theirs = await aCalendar(t);
  await withPage({ width: 320, baseUrl }, async page => {
    await atNorth(page);
    const look = async (address: string) => {
      await page.goto('/programma/inlezen');
      await page.fill('[name=adres]', address);
      await page.click('text=Bekijk');
    };
    await look('ftp://example.org/kalender.ics');
    await page.waitForSelector('text=Dit is geen adres van een kalender');
    await look(theirs);
    await page.waitForSelector('text=Op dit adres vonden we geen kalender');
    await look('http://127.0.0.1:1/kalender.ics');
    await page.waitForSelector('text=Op dit adres vonden we geen kalender');
    await look(`${theirs}/kalender.ics`);
    await page.waitForSelector('text=Eén regel is goed');
    await seen(page, 'inlezen-kalender');
    await page.click('text=Plan één activiteit');
    await page.waitForSelector('text=Eén activiteit is gepland');
    await look(`${theirs}/kalender.ics`);
    await page.waitForSelector('text=Dit is al ingelezen');
  });
});
