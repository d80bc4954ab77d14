import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import type { Page } from 'playwright-core';
import { addStaff, system } from '#people';
import { standingClock } from '#platform/clock.ts';
import { sql } from '#platform/db.ts';
import { loadProgrammes } from '#programmes';
import { buildAssets } from '#web/assets.ts';
import { modules, mount } from '../../src/main.ts';
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
  });
  const clock = standingClock(winter('2026-01-13T11:00'));
  const app = await mount({ ...aWorld(db, modules, { clock }), assets: await buildAssets() });
  const baseUrl = await app.listen({ port: 0, host: '127.0.0.1' });
  t.after(() => app.close());
  return { ...desk, clock, baseUrl };
}

async function atNorth(page: Page): Promise<void> {
  await page.goto('/inloggen');
  await page.fill('[name=login]', 'bo');
  await page.fill('[name=password]', password);
  await page.keyboard.press('Enter');
  await page.waitForURL(url => url.pathname !== '/inloggen');
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
      await page.waitForSelector('text=Geteld: DigiD. Vandaag één vraag.');
      await page.check('text=30 minuten');
      await page.click('button:has-text("Iets anders")');
      await page.waitForSelector('text=Vandaag 2 vragen');
      await seen(page, 'hulp-geteld');
      await page.click('text=Naar het dagblad');
      await page.waitForURL('**/balie/hulp/dag**');
      await seen(page, 'hulp-dag');
      const csv = await (await page.request.get('/balie/hulp/dag.csv')).text();
      assert.match(csv, /^Nr\.,Dag,Tijd,Vestiging,Dienst,Soort vraag,Afloop,Minuten\r\n/);
      assert.match(csv, /2,2026-01-13,11:00,North,Informatiepunt,Iets anders,Zelf geholpen,30\r\n$/);
      await page.goto('/balie/hulp');
      await page.click('text=Neem de laatste terug');
      await page.waitForSelector('text=Teruggenomen');
    });
    const { n } = await db.one<{ n: number }>(
      sql`select sum(amount) as n from ledger.item_event_view where kind = 'help'`,
    );
    assert.equal(n, 1);
  });

test('the help desk counts without a script', { skip }, async t => {
  const { baseUrl } = await aServer(t);
  await withPage({ javaScript: false, baseUrl }, async page => {
    await atNorth(page);
    await page.goto('/balie/hulp');
    await page.click('button:has-text("DigiD")');
    await page.waitForSelector('text=Vandaag één vraag');
  });
});
