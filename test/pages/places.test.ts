import assert from 'node:assert/strict';
import { test } from 'node:test';
import { system } from '#people';
import { sql } from '#platform/db.ts';
import { loadLocations } from '#programmes';
import { recordVisits } from '#statistics';
import { withoutBrowser as skip, withPage } from '../support/browser.ts';
import { good, winter } from '../support/desk.ts';
import { aCafe, aServer, atNorth, looks, seen } from '../support/programmes.ts';
import { signInAs } from '../support/sign-in.ts';

const oak = {
  code: 'oak',
  programme: 'dbos',
  name: 'The Oak',
  municipality: 'upham',
  from: '2022-09-01',
};

for (const [how, look] of looks)
  test(`a class says from which school it comes, and stands in the year of that school, ${how}`, {
    skip,
  }, async t => {
    const server = await aServer(t);
    const { db, baseUrl, network } = server;
    await db.transaction(tx =>
      loadLocations(tx, { source: 'invented', locations: [oak], boekstart: [] }, network),
    );
    const { activity, meeting } = await aCafe(server, 0);
    await withPage({ ...look, baseUrl }, async page => {
      await page.goto(`/agenda/${activity}`);
      await page.fill('[name=naam]', 'Groep 5');
      await page.fill('[name=contact]', 'groep5@example.org');
      await page.selectOption('[name=als]', 'class');
      await page.selectOption('[name=school]', 'oak');
      await page.fill('[name=aantal]', '26');
      await page.fill('[name=kinderen]', '25');
      await seen(page, 'activiteit-klas');
      await page.click('button:has-text("Meld aan")');
      await page.waitForSelector('text=Je doet mee');
      await atNorth(page);
      await page.goto(`/balie/deur/${meeting}`);
      await page.click('button[aria-label="Is er: Groep 5"]');
      await page.waitForSelector('text=26 zijn er');
      await page.goto('/programma/plekken');
      assert.match(await page.innerText('main'), /Klassenbezoeken in schooljaar 2025-2026/);
      assert.match(await page.innerText('main'), /The Oak\s+1\s+25/);
      await seen(page, 'plekken-klassen');
    });
  });

for (const [how, look] of looks)
  test(`places and rooms come in from a table that was seen first, ${how}`, { skip }, async t => {
    const { db, baseUrl } = await aServer(t);
    const address = '/programma/plekken/inlezen';
    const rooms = 'Vestiging;Ruimte;Zitplaatsen;Drempelvrij\nNorth;Zaal;20;ja\nZuid;Zolder;5;nee';
    await withPage({ ...look, baseUrl }, async page => {
      await atNorth(page);
      await page.goto('/programma/plekken');
      await page.click('text=Plekken, ruimtes of uitkomsten');
      await seen(page, 'plekken-inlezen');
      await page.fill('[name=regels]', rooms);
      await page.click('text=Bekijk');
      await page.waitForSelector('text=Dit zijn ruimtes. Eén regel is goed. Eén regel slaan we over.');
      await seen(page, 'plekken-inlezen-gezien');
      await page.click('text=Bewaar één regel');
      await page.waitForSelector('text=Eén regel is bewaard');
    });
    await withPage({ ...look, javaScript: false, baseUrl }, async page => {
      const places = 'Naam;Programma;Gemeente;Vanaf\nKring 1;cafe;Upham;1-9-2025';
      for (const login of ['bo', 'po']) {
        await signInAs(page, login, { next: address });
        await page.fill('[name=regels]', places);
        await page.click('text=Bekijk');
        await page.click('text=Bewaar één regel');
        await page.waitForSelector(login === 'po' ? 'text=Eén regel is bewaard' : 'text=Let op');
      }
    });
    assert.deepEqual(await db.many(sql`select name from programmes.room`), [{ name: 'Zaal' }]);
    assert.deepEqual(await db.many(sql`select name from programmes.location`), [{ name: 'Kring 1' }]);
  });

for (const [how, look] of looks)
  test(`case 106: a desk has the days estimated on which the counter was down, ${how}`, { skip }, async t => {
    const { db, units, baseUrl } = await aServer(t);
    const days = ['2025-12-09', '2025-12-16', '2025-12-23', '2025-12-30'] as const;
    const common = { unit: units.north.id, quality: 'registered' as const, by: system };
    const at = winter('2026-01-05T10:00');
    const counts = days.map(day => ({ ...common, day, amount: 80, at }));
    await db.transaction(async tx => {
      for (const answer of await recordVisits(tx, counts)) good(answer);
    });
    await withPage({ ...look, baseUrl }, async page => {
      await atNorth(page);
      await page.goto('/balie/bezoek');
      await page.click('text=De teller deed het niet');
      await page.selectOption('#gap-unit', { label: 'North' });
      await page.fill('[name=van]', '2026-01-06');
      await page.fill('[name=tot]', '2026-01-06');
      await seen(page, 'bezoek-teller');
      await page.click('text=Schat deze dagen');
      await page.waitForSelector('text=Eén dag is geschat, samen 80 bezoeken');
      assert.match(await page.innerText('main'), /gemiddelde van dezelfde weekdag/);
    });
  });
