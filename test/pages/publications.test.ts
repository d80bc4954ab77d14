import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { Page } from 'playwright-core';
import { standingClock } from '#platform/clock.ts';
import { buildAssets } from '#web/assets.ts';
import { islands, modules, mount } from '../../src/main.ts';
import {
  expectAccessible,
  expectNoSidewaysScroll,
  type Look,
  withoutBrowser,
  withPage,
} from '../support/browser.ts';
import { winter } from '../support/desk.ts';
import { testDatabase } from '../support/database.ts';
import { aNetwork } from '../support/network.ts';
import { publishTinyReport } from '../support/report.ts';
import { aWorld } from '../support/world.ts';

const skip = withoutBrowser;
const now = winter('2026-02-02T10:00');

/** The tiny province on the web, with its report on the shelf. */
async function aShelfOnTheWeb(t: TestContext): Promise<string> {
  const db = await testDatabase(t, modules);
  const { units } = await aNetwork(db);
  await publishTinyReport(db, units, now);
  const world = aWorld(db, modules, { clock: standingClock(now), demo: true });
  const app = await mount({ ...world, assets: await buildAssets(islands) });
  const baseUrl = await app.listen({ port: 0, host: '127.0.0.1' });
  t.after(() => app.close());
  return baseUrl;
}

const looks: Readonly<Record<string, Look>> = {
  'on a desk': { width: 1280 },
  'on a phone in the dark': { width: 320, colorScheme: 'dark' },
  'in forced colours': { width: 1280, forcedColors: 'active' },
  'on a phone without script': { width: 320, javaScript: false },
};

const soundIn = (look: Look) => async (page: Page) => {
  if (look.javaScript ?? true) await expectAccessible(page);
  await expectNoSidewaysScroll(page);
};

for (const [name, look] of Object.entries(looks))
  test(`a reader goes from the shelf to a number and finds where it comes from, ${name}`, {
    skip,
  }, async t => {
    const baseUrl = await aShelfOnTheWeb(t);
    const sound = soundIn(look);
    await withPage({ ...look, baseUrl }, async page => {
      await page.goto('/publicaties');
      assert.match(await page.locator('body').innerText(), /Demonstratie: deels verzonnen cijfers/);
      await sound(page);
      await page.getByRole('link', { name: 'Verslag van Tinyland' }).click();
      await page.getByRole('heading', { level: 1, name: 'Verslag van Tinyland' }).waitFor();
      await sound(page);
      await page.getByRole('link', { name: 'Bezoek' }).click();
      const read = await page.locator('article').innerText();
      assert.match(read, /In januari kwamen 165\* bezoekers, van wie 120\* in Noord\./);
      await sound(page);

      await page.getByRole('link', { name: '165*, over dit cijfer' }).first().click();
      assert.match(await page.locator('main').innerText(), /visits, versie 1/);
      await sound(page);
      await page.getByRole('button', { name: 'Reken na' }).click();
      assert.match(await page.locator('main').innerText(), /Klopt: er komt weer 165\* uit\./);
      await sound(page);
      await page.getByRole('link', { name: 'Cijfers', exact: true }).click();
      await page.getByRole('heading', { level: 1, name: 'Alle cijfers van' }).waitFor();
      await sound(page);
      await page.goto('/publicaties/verslag-tinyland/versies');
      await sound(page);
    });
  });

test('a search finds other forms of a word, leads to the very block and marks it there, without script', {
  skip,
}, async t => {
  const baseUrl = await aShelfOnTheWeb(t);
  await withPage({ baseUrl, javaScript: false, width: 320 }, async page => {
    await page.goto('/publicaties/verslag-tinyland');
    await page.getByRole('searchbox', { name: 'Zoek in deze publicatie' }).fill('boek');
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'Een gesprek' }).click();
    assert.match(page.url(), /\/gesprek\?q=boek#b-[0-9a-f]{8}$/);
    assert.equal(await page.locator('article mark').innerText(), 'boeken');
    await expectNoSidewaysScroll(page);
  });
  await withPage({ baseUrl }, async page => {
    await page.goto('/publicaties/zoek?q=boek');
    assert.equal(await page.locator('.found mark').count(), 3);
    await expectAccessible(page);
    await page.goto('/publicaties/zoek?q=giraffe');
    assert.match(await page.locator('main').innerText(), /Niets gevonden voor “giraffe”/);
  });
});

test('a chapter stays light: page, look and script together at most 30 KB, type apart, nothing from elsewhere', {
  skip,
}, async t => {
  const baseUrl = await aShelfOnTheWeb(t);
  await withPage({ baseUrl }, async page => {
    const sizes: Promise<number>[] = [];
    const elsewhere: string[] = [];
    page.on('request', request => {
      if (!request.url().startsWith(baseUrl) && !request.url().startsWith('data:'))
        elsewhere.push(request.url());
    });
    page.on('response', answer => {
      if (!answer.url().endsWith('.woff2') && answer.url().startsWith(baseUrl))
        sizes.push(
          answer
            .request()
            .sizes()
            .then(({ responseBodySize }) => responseBodySize),
        );
    });
    await page.goto('/publicaties/verslag-tinyland/bezoek', { waitUntil: 'networkidle' });
    const bytes = (await Promise.all(sizes)).reduce((sum, one) => sum + one, 0);
    assert.deepEqual(elsewhere, []);
    assert.deepEqual(await page.context().cookies(), []);
    assert.ok(bytes > 0 && bytes <= 30_720, `${bytes} bytes`);
    t.diagnostic(`${bytes} bytes`);
  });
});
