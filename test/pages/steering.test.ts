import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { Page } from 'playwright-core';
import { arrange } from '#network';
import { addStaff, system } from '#people';
import { standingClock } from '#platform/clock.ts';
import { sql } from '#platform/db.ts';
import { buildAssets } from '#web/assets.ts';
import { modules, mount } from '../../src/main.ts';
import { insertInvitations } from '../../src/modules/requests/store/opinions.ts';
import { runWhatIf } from '../../src/modules/requests/what-if/run-what-if.ts';
import {
  expectAccessible,
  expectNoSidewaysScroll,
  type Look,
  tabTo,
  withoutBrowser,
  withPage,
} from '../support/browser.ts';
import { aCopyAt, aDesk, good, winter, wishFor } from '../support/desk.ts';
import { aWorld } from '../support/world.ts';
import { password, signInAs } from '../support/sign-in.ts';

const skip = withoutBrowser;

/** The tiny province on the web, with somebody of the provincial office and a winter of lending behind it. */
async function anOffice(t: TestContext) {
  const { db, units, ada, ben, cor } = await aDesk(t, modules);
  const mandates = [{ role: 'poi', unit: units.poi.id }];
  const roles = [{ role: 'poi' as const, unit: units.poi.id }];
  const pia = { name: 'Pia Kantoor', login: 'pia', password, from: '2026-01-01' as const, by: system };
  const arrangement = {
    table: 'tariff' as const,
    code: 'clearing-in-province',
    unit: undefined,
    payer: 'requesting-library' as const,
    cents: 25,
    basis: 'per-item',
    source: 'invented',
  };
  await db.transaction(async tx => {
    good(await addStaff(tx, { ...pia, roles }));
    good(await arrange(tx, { arrangement, from: '2026-01-01', mandates }));
    for (const [day, from, to] of [
      ['2026-01-08', units.south.id, units.north.id],
      ['2026-01-09', units.south.id, units.north.id],
      ['2026-01-09', units.east.id, units.west.id],
    ] as const)
      await tx.run(sql`
        insert into requests.request (edition, asked_edition, pickup, asked_at, day, state, item, supplier, ready_at, closed_at)
        values (1, 1, ${to}, ${day}::date - 3, ${day}::date - 3, 'home', 9, ${from}, ${day}::date + time '10:00', ${day}::date + 9)`);
  });
  const clock = standingClock(winter('2026-01-13T11:00'));
  const app = await mount({ ...aWorld(db, modules, { clock }), assets: await buildAssets() });
  const baseUrl = await app.listen({ port: 0, host: '127.0.0.1' });
  t.after(() => app.close());
  return { db, units, ada, ben, cor, baseUrl };
}

const looks: Readonly<Record<string, Look>> = {
  'on a desk': { width: 1280 },
  'on a phone, without script': { width: 320, javaScript: false },
};

for (const [name, look] of Object.entries(looks))
  test(`the office reads who lends to whom and agrees otherwise, ${name}`, { skip }, async t => {
    const { baseUrl } = await anOffice(t);
    const script = look.javaScript ?? true;
    const sound = async (page: Page) => {
      if (script) await expectAccessible(page);
      await expectNoSidewaysScroll(page);
    };
    await withPage({ ...look, baseUrl }, async page => {
      await page.goto('/leenverkeer');
      await page.waitForSelector('text=Highland Libraries en Lowland Libraries');
      await sound(page);
      await signInAs(page, 'pia');
      await page.goto('/leenverkeer?jaar=2026');
      await page.waitForSelector('text=Alle aanvragen van 2026 als CSV');
      assert.match((await page.textContent('main')) ?? '', /Samen\s*3\s*€\s*0,75/);
      await page.click('text=Afspraken wijzigen');
      await sound(page);
      await page.click('a:has-text("Wijzig")');
      await page.fill('[name=from]', '2026-02-01');
      await page.selectOption('[name=returns]', 'between-parties');
      await page.fill('[name=source]', '');
      await page.click('button:has-text("Leg vast")');
      await page.waitForSelector('text=Vul dit in');
      await sound(page);
      await page.fill('[name=source]', 'overleg van 12 januari');
      await page.click('button:has-text("Leg vast")');
      await page.waitForSelector('text=Vastgelegd, vanaf zondag 1 februari 2026');
      await page.waitForSelector('text=bij alle partijen');
      await sound(page);
    });
  });

for (const [name, look] of Object.entries(looks))
  test(`the office sees who waits, what cannot come and how fast it goes, ${name}`, { skip }, async t => {
    const { db, units, ada, ben, cor, baseUrl } = await anOffice(t);
    const copy = await aCopyAt(db, units.south.id);
    const lost = await aCopyAt(db, units.south.id);
    for (const member of [ada, ben, cor])
      await wishFor(db, member, copy, units.north.id, winter('2026-01-12T11:00'));
    await wishFor(db, ada, lost, units.north.id, winter('2026-01-12T11:00'));
    await db.transaction(async tx => {
      await tx.run(sql`update requests.line set state = 'dropped'`);
      await tx.run(
        sql`update requests.request set state = 'asked', item = null where edition = ${lost.edition}`,
      );
      await tx.run(sql`update circulation.whereabouts set state = 'missing' where item = ${lost.id}`);
    });
    await withPage({ ...look, baseUrl }, async page => {
      await signInAs(page, 'pia');
      await page.goto('/poi/sturen');
      const text = ((await page.textContent('main')) ?? '').replaceAll(/\s+/g, ' ');
      assert.match(text, /tot een week\s*3/);
      assert.match(text, /Niets kan dit nog leveren.*Ferry Timetables.*North/);
      assert.match(text, /Binnen drie dagen/);
      if (look.javaScript ?? true) await expectAccessible(page);
      await expectNoSidewaysScroll(page);
    });
  });

for (const [name, look] of Object.entries(looks))
  test(`the office asks what another van would do, sees how far it is, and reads before and after side by side, ${name}`, {
    skip,
  }, async t => {
    const { db, units, ada, ben, baseUrl } = await anOffice(t);
    for (const member of [ada, ben])
      await wishFor(
        db,
        member,
        await aCopyAt(db, units.south.id),
        units.north.id,
        winter('2026-01-08T11:00'),
      );
    const sound = async (page: Page) => {
      if (look.javaScript ?? true) await expectAccessible(page);
      await expectNoSidewaysScroll(page);
    };
    await withPage({ ...look, baseUrl }, async page => {
      await signInAs(page, 'pia');
      await page.goto('/poi/wat-als');
      await sound(page);
      await page.click('button:has-text("Reken uit")');
      await page.waitForSelector('text=Alles is zoals nu');
      await page.selectOption('[name=rit]', 'round');
      for (const day of [1, 2, 3, 4, 5]) await page.check(`[name=dag-${day}]`);
      await page.click('button:has-text("Reken uit")');
      await page.waitForSelector('text=Wat als: Round rijdt op maandag');
      assert.match((await page.textContent('main')) ?? '', /Staat klaar om te beginnen/);
      await sound(page);
      const id = Number(new URL(page.url()).pathname.split('/').at(-1));
      await runWhatIf(db, id);
      await page.click('text=Kijk hoe ver het is');
      const text = ((await page.textContent('main')) ?? '').replaceAll(/\s+/g, ' ');
      assert.match(text, /ligt dan sneller klaar: gemiddeld na [\d,]+ dagen, nu na/);
      assert.match(text, /Dagen tot klaar, gemiddeld/);
      await sound(page);
      await page.click('text=Vraag iets anders');
      await page.waitForSelector('text=Eerder gevraagd');
      await sound(page);
      await page.check('[name=tweede]');
      await page.click('button:has-text("Reken uit")');
      await page.waitForSelector('text=Wat als: elke dag een tweede ronde');
    });
  });

for (const [name, look] of Object.entries(looks))
  test(`a reader says what they think from the link of a message, without an account, and the office reads it, ${name}`, {
    skip,
  }, async t => {
    const { db, units, baseUrl } = await anOffice(t);
    const [code = ''] = await db.transaction(tx => insertInvitations(tx, [units.north.id], '2026-02-01'));
    const sound = async (page: Page) => {
      if (look.javaScript ?? true) await expectAccessible(page);
      await expectNoSidewaysScroll(page);
    };
    await withPage({ ...look, baseUrl }, async page => {
      await page.goto(`/mening/${code}`);
      await sound(page);
      await page.click('button:has-text("Verstuur")');
      await page.waitForSelector('text=Kies een cijfer van 1 tot en met 10');
      await sound(page);
      await page.check('#cijfer-8');
      await page.check('#beter-sooner');
      await page.click('button:has-text("Verstuur")');
      await page.waitForSelector('text=Je antwoord is bewaard, zonder je naam');
      await sound(page);
      await page.goto(`/mening/${code}`);
      await page.waitForSelector('text=Deze link werkt niet meer');
      await signInAs(page, 'pia');
      await page.goto('/poi/sturen');
      const text = ((await page.textContent('main')) ?? '').replaceAll(/\s+/g, ' ');
      assert.match(text, /Gemiddeld cijfer\s*8,0/);
      assert.match(text, /Eén antwoord. Wat het meest beter kan: sneller \(1\)/);
      await sound(page);
    });
  });

for (const [name, look] of Object.entries(looks))
  test(`the office counts the carrier’s parcels and sees requests and handlings apart, ${name}`, {
    skip,
  }, async t => {
    const { baseUrl } = await anOffice(t);
    const sound = async (page: Page) => {
      if (look.javaScript ?? true) await expectAccessible(page);
      await expectNoSidewaysScroll(page);
    };
    await withPage({ ...look, baseUrl }, async page => {
      await signInAs(page, 'pia');
      await page.goto('/poi/sturen');
      await page.waitForSelector('text=Er is de laatste 90 dagen niets vervoerd.');
      await page.click('text=Aanvragen en handelingen apart');
      await page.waitForSelector('h1:has-text("Vervoer geteld")');
      await sound(page);
      await page.fill('[name=pakketten]', 'twaalf');
      await page.fill('[name=aanvragen]', '7');
      await page.click('button:has-text("Opslaan")');
      await page.waitForSelector('text=Vul een heel getal in');
      await sound(page);
      await page.fill('[name=pakketten]', '12');
      await page.click('button:has-text("Opslaan")');
      await page.waitForSelector('text=De telling van dinsdag 13 januari 2026 is opgeslagen.');
      const text = ((await page.textContent('main')) ?? '').replaceAll(/\s+/g, ' ');
      assert.match(text, /Andere provincie\s*7\s*12/);
      await sound(page);
      await page.goto('/poi/sturen');
      await page.waitForSelector('text=Er is de laatste 90 dagen 12 keer iets vervoerd.');
    });
  });

for (const [name, look] of Object.entries(looks))
  test(`the office asks a what-if and reads the answer by the keyboard alone, ${name}`, { skip }, async t => {
    const { db, units, ada, baseUrl } = await anOffice(t);
    await wishFor(db, ada, await aCopyAt(db, units.south.id), units.north.id, winter('2026-01-08T11:00'));
    await withPage({ ...look, baseUrl }, async page => {
      const press = async (target: string, key: string) => {
        await tabTo(page, target);
        await page.keyboard.press(key);
      };
      await signInAs(page, 'pia');
      await page.goto('/poi/wat-als');
      await press('Reken uit', 'Enter');
      await page.waitForSelector('text=Alles is zoals nu');
      await tabTo(page, 'Andere ritten van de bus');
      await page.keyboard.type('Round');
      for (const day of ['maandag', 'dinsdag', 'woensdag', 'donderdag', 'vrijdag']) await press(day, 'Space');
      await press('Reken uit', 'Enter');
      await page.waitForSelector('text=Wat als: Round rijdt op maandag');
      await runWhatIf(db, Number(new URL(page.url()).pathname.split('/').at(-1)));
      await press('Kijk hoe ver het is', 'Enter');
      await page.waitForSelector('text=Dagen tot klaar, gemiddeld');
      await press('Vraag iets anders', 'Enter');
      await page.waitForSelector('text=Eerder gevraagd');
      const asked = await page.textContent('td a, th a[href^="/poi/wat-als/"]');
      await press(asked ?? '', 'Enter');
      await page.waitForSelector('text=Dagen tot klaar, gemiddeld');
    });
  });

for (const [name, look] of Object.entries(looks))
  test(`a reader gives a mark after the pick-up by the keyboard alone, ${name}`, { skip }, async t => {
    const { db, units, baseUrl } = await anOffice(t);
    const [code = ''] = await db.transaction(tx => insertInvitations(tx, [units.north.id], '2026-02-01'));
    await withPage({ ...look, baseUrl }, async page => {
      await page.goto(`/mening/${code}`);
      await tabTo(page, 'Verstuur');
      await page.keyboard.press('Enter');
      await page.waitForSelector('text=Kies een cijfer van 1 tot en met 10');
      await tabTo(page, '10');
      for (const key of ['Space', 'ArrowDown', 'ArrowDown']) await page.keyboard.press(key);
      assert.equal(await page.isChecked('#cijfer-8'), true);
      await page.keyboard.press('Tab');
      await page.keyboard.press('ArrowDown');
      await tabTo(page, 'Verstuur');
      await page.keyboard.press('Enter');
      await page.waitForSelector('text=Je antwoord is bewaard, zonder je naam');
    });
    const kept = await db.many(sql`select mark from requests.opinion`);
    assert.deepEqual(kept, [{ mark: 8 }]);
  });
