import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { addStaff, system } from '#people';
import { standingClock } from '#platform/clock.ts';
import { only } from '#platform/result.ts';
import { recordVisits } from '#statistics';
import { buildAssets } from '#web/assets.ts';
import { islands, modules, mount } from '../../src/main.ts';
import {
  expectAccessible,
  expectNoSidewaysScroll,
  type Look,
  withoutBrowser,
  withPage,
} from '../support/browser.ts';
import { testDatabase } from '../support/database.ts';
import { good, winter } from '../support/desk.ts';
import { aNetwork } from '../support/network.ts';
import { publishTinyReport } from '../support/report.ts';
import { aWorld } from '../support/world.ts';

const skip = withoutBrowser;
const now = winter('2026-02-02T10:00');
const password = 'dichtbij huis';

/** The tiny report on the shelf; North finds eleven visits more, and Pia of the provincial office is there. */
async function open(): Promise<string> {
  const db = await testDatabase({ after }, modules);
  const { units } = await aNetwork(db);
  await publishTinyReport(db, units, now);
  const recount = {
    unit: units.north.id,
    amount: 131,
    day: '2026-01-13',
    quality: 'registered',
    at: now,
    by: system,
  } as const;
  const roles = [{ role: 'poi' as const, unit: units.tinyland.id }];
  const pia = { name: 'Pia Provincie', login: 'pia', password, from: '2026-01-01' as const, by: system };
  await db.transaction(async tx => {
    good(only(await recordVisits(tx, [recount])));
    good(await addStaff(tx, { ...pia, roles }));
  });
  const world = aWorld(db, modules, { clock: standingClock(now), demo: true });
  const app = await mount({ ...world, assets: await buildAssets(islands) });
  const baseUrl = await app.listen({ port: 0, host: '127.0.0.1' });
  after(() => app.close());
  return baseUrl;
}

async function signIn(page: Page): Promise<void> {
  await page.goto('/inloggen');
  await page.fill('[name=login]', 'pia');
  await page.fill('[name=password]', password);
  await page.keyboard.press('Enter');
  await page.waitForURL(url => url.pathname !== '/inloggen');
}

const text = (page: Page) => page.locator('main').innerText();

test('the office finds where a corrected number was printed, publishes an erratum, and readers see what changed', {
  skip,
}, async () => {
  const baseUrl = await open();
  const sound = async (page: Page, { javaScript = true }: Look = {}) => {
    if (javaScript) await expectAccessible(page);
    await expectNoSidewaysScroll(page);
  };
  await withPage({ baseUrl, width: 320 }, async page => {
    await signIn(page);
    await page.goto('/poi/publicaties');
    await page.getByRole('link', { name: /Is een gedrukt cijfer verbeterd/ }).click();
    await page.getByLabel('Welk cijfer is verbeterd?').selectOption('visits');
    await page.getByLabel('Over welk jaar of welke maand?').fill('januari');
    await page.getByRole('button', { name: 'Zoek in de verslagen' }).click();
    assert.match(await text(page), /Schrijf een jaar/);
    await sound(page);
    await page.getByLabel('Over welk jaar of welke maand?').fill('2026-01');
    await page.getByRole('button', { name: 'Zoek in de verslagen' }).click();
    assert.match(await text(page), /Eén verslag met een cijfer dat nu anders is/);
    assert.match(await text(page), /165\*\s+176\*/);
    await sound(page);
    await page.getByLabel('Wat was er mis?').fill('De teller in Noord stond stil.');
    await page.getByRole('button', { name: /Publiceer de verbetering van/ }).click();
    assert.match(await text(page), /Versie 2 is gepubliceerd|De teller in Noord stond stil/);
    await page.goto('/poi/publicaties/verslag-tinyland/gelezen');
    await sound(page);
  });
  for (const look of [
    { width: 1280, colorScheme: 'dark' },
    { width: 320, javaScript: false },
  ] as const)
    await withPage({ baseUrl, ...look }, async page => {
      await page.goto('/publicaties/verslag-tinyland/bezoek');
      assert.match(
        await text(page),
        /Verbeterd\s[\s\S]*De teller in Noord stond stil\.[\s\S]*was 165\*, is nu 176\*/,
      );
      await sound(page, look);
      await page.goto('/publicaties/verslag-tinyland/v/1/bezoek');
      assert.match(await text(page), /Later zijn er cijfers verbeterd/);
      assert.match(await text(page), /165\* bezoekers/, 'the old version says what it said');
      await page.goto('/publicaties/verslag-tinyland');
      await sound(page, look);
      await page.getByRole('link', { name: 'Alle versies' }).first().click();
      assert.match(await text(page), /was 165\*, is nu 176\*\. Bezoek, bladzijde 3/);
      await sound(page, look);
      await page.getByRole('link', { name: /woord voor woord/ }).click();
      assert.match(await page.locator('.changed del').first().innerText(), /weg:\s+165\*\s+einde\./);
      await sound(page, look);
      await page.getByRole('link', { name: 'Naar dit stuk' }).first().click();
      assert.match(page.url(), /\/bezoek#b-[0-9a-f]{8}$/);
    });
});

test('the whole report is saved with one button that says how large it is, and read while the network is away', {
  skip,
}, async t => {
  const baseUrl = await open();
  const folder = await mkdtemp(join(tmpdir(), 'saved-'));
  t.after(() => rm(folder, { recursive: true }));
  const file = join(folder, 'verslag.html');
  await withPage({ baseUrl, width: 320, javaScript: false }, async page => {
    await page.goto('/publicaties/verslag-tinyland');
    const button = page.getByRole('link', { name: /Bewaar om zonder internet te lezen \(\d+ KB\)/ });
    const size = Number(/\((\d+) KB\)/.exec(await button.innerText())?.[1]);
    const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
    await download.saveAs(file);
    assert.equal(Math.ceil((await readFile(file)).length / 1_000), size);
    await page.context().setOffline(true);
    await page.goto(pathToFileURL(file).href);
    assert.match(await page.locator('body').innerText(), /In januari kwamen 165\* bezoekers/);
    assert.equal(await page.locator('figure img').count(), 3);
    await expectNoSidewaysScroll(page);
  });
  for (const colorScheme of ['light', 'dark'] as const)
    await withPage({ width: 320, colorScheme }, async page => {
      await page.goto(pathToFileURL(file).href);
      await expectAccessible(page);
    });
});
