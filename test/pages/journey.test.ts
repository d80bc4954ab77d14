import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import type { Page } from 'playwright-core';
import { standingClock } from '#platform/clock.ts';
import { makeLog } from '#platform/log.ts';
import { readSettings } from '../../src/config.ts';
import { loadDemo } from '../../src/demo/index.ts';
import { makeWorld, modules, mount } from '../../src/main.ts';
import {
  expectAccessible,
  expectNoSidewaysScroll,
  type Look,
  withoutBrowser,
  withPage,
} from '../support/browser.ts';
import { testDatabase } from '../support/database.ts';
import { signInAs } from '../support/sign-in.ts';

const title = 'De brief voor de koning';
const secret = 'demo-bindwerk';
const pictures = join(import.meta.dirname, '../../test-results');
const wall = (text: string): Date => new Date(`${text}:00+01:00`);

/** The demo province after three weeks, served, with a clock that the test sets. */
async function province(t: TestContext) {
  const db = await testDatabase(t, modules);
  const settings = readSettings({ LOG_LEVEL: 'silent' });
  const log = makeLog('silent');
  await loadDemo(db, {
    settings,
    log,
    size: 'tiny',
    from: '2026-01-05',
    until: '2026-01-20',
    progress: () => {},
  });
  const clock = standingClock(wall('2026-01-20T19:30'));
  const ground = { db, embedded: undefined, close: async () => {} };
  const app = await mount(await makeWorld(ground, settings, log, clock));
  t.after(() => app.close());
  return { base: await app.listen({ host: '127.0.0.1', port: 0 }), clock };
}

/** A page that was arrived at: on a desk and on a phone anyone can read it and it fits; its picture can be looked at. */
async function seen(page: Page, name: string, look: Look): Promise<void> {
  mkdirSync(pictures, { recursive: true });
  const picture = (width: number) =>
    page.screenshot({ path: join(pictures, `${name}-${width}.png`), fullPage: true });
  if (look.javaScript === false) return void (await picture(look.width ?? 0));
  for (const width of [320, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await picture(width);
  }
}

/** Types what a scanner would send, and the key that it presses; answers what is said in large type. */
async function scanned(page: Page, code: string): Promise<string> {
  const field = page.locator('#code');
  const before = await page.inputValue('[name=nummer] >> nth=0');
  await field.fill(code);
  await field.press('Enter');
  await page.waitForSelector(`[name=nummer]:not([value="${before}"])`, { state: 'attached' });
  return page.locator('.answer__headline').innerText();
}

/** How a day is told. */
const friday = /vrijdag 23 januari/i;
const crate = 'K7';

/** A week of the province: asked in Gieten on Tuesday, picked in Meppel on Wednesday, there on Friday; or stopped on the van. */
async function walk(t: TestContext, look: Look, end: 'read' | 'stopped' = 'read'): Promise<void> {
  const { base, clock } = await province(t);
  const as = (visit: (page: Page) => Promise<void>) =>
    withPage({ ...look, baseUrl: base }, async page => {
      page.setDefaultTimeout(5_000);
      await visit(page);
    });
  let barcode = '';
  const account = async (page: Page): Promise<string> => {
    await signInAs(page, '2000000001', { secret, next: '/mijn' });
    return page.locator('main').innerText();
  };

  await t.test('a resident finds it, sees where it stands and when it can be here, and asks for it', () =>
    as(async page => {
      await page.goto('/');
      await seen(page, 'home', look);
      await page.locator('main input[name=q]').fill(title);
      await page.keyboard.press('Enter');
      await page.waitForURL('**/zoek?**');
      await seen(page, 'results', look);
      await page.getByRole('link', { name: title }).first().click();
      assert.match(await page.locator('main').innerText(), /Meppel/);
      await seen(page, 'title', look);
      await signInAs(page, '2000000001', { secret, next: new URL(page.url()).pathname });
      assert.match(await page.locator('main').innerText(), friday, 'promised before asking');
      await page
        .getByRole('button', { name: /aanvragen|vraag/i })
        .first()
        .click();
      await page.waitForURL('**/mijn');
      const said = await page.locator('main').innerText();
      assert.match(said, new RegExp(title));
      assert.match(said, friday, 'promised after asking');
      assert.match(said, /Waarom dit exemplaar\? .*exemplaar/, 'with the reason');
      await seen(page, 'account', look);
    }),
  );

  await t.test('the desk in Meppel picks it from the list, and is told which crate', () =>
    as(async page => {
      clock.set(wall('2026-01-21T10:30'));
      await signInAs(page, 'balie-meppel', { secret, next: '/balie/picklijst' });
      const list = await page.locator('main').innerText();
      assert.match(list, new RegExp(title));
      assert.match(list, /Waarom dit exemplaar/);
      assert.match(list, /het lot besliste/, 'both copies stand here');
      await seen(page, 'pick-list', look);
      barcode = /3000000000000[12]/.exec(list)?.[0] ?? '';
      await page.goto('/balie');
      assert.match(await scanned(page, barcode), /krat naar Gieten/);
      assert.equal(await scanned(page, `%K${crate}`), `In krat ${crate} naar Gieten`);
      await seen(page, 'desk', look);
      await page.goto(`/balie/krat/${crate}`);
      await page.fill('[name=zegel]', 'Z1');
      await page.click('button:has-text("Verzegel")');
      await page.waitForSelector(`text=Krat ${crate} is verzegeld.`);
      await page.goto('/balie');
      assert.match(await scanned(page, '9999'), /ken|onbekend|vind/i);
      await seen(page, 'desk-unknown', look);
    }),
  );

  await t.test('the driver takes along what waits in Meppel', () =>
    as(async page => {
      clock.set(wall('2026-01-22T07:00'));
      await signInAs(page, 'chauffeur', { secret, next: '/bus' });
      await seen(page, 'van', look);
      await page
        .getByRole('link', { name: /Meppel/ })
        .first()
        .click();
      assert.match(await page.locator('main').innerText(), new RegExp(title));
      await seen(page, 'van-stop', look);
      await page.getByRole('button', { name: /alles/i }).first().click();
      await page.waitForLoadState();
      assert.match(await page.locator('main').innerText(), /Meppel/);
    }),
  );

  if (end === 'stopped') {
    await t.test('the resident stops while the book is on the van', () =>
      as(async page => {
        clock.set(wall('2026-01-22T12:00'));
        assert.match(await account(page), /Je boek is onderweg/);
        await page.click(`summary[aria-label*="${title}"]:has-text("wijzig")`);
        await page.click(`button[aria-label="Aanvraag stoppen: ${title}"]`);
        await page.waitForSelector('text=Je aanvraag is gestopt');
        await seen(page, 'account-stopped', look);
      }),
    );
    await t.test(
      'the desk in Gieten unpacks it, for nobody: it stays as agreed, and nobody hears of it',
      () =>
        as(async page => {
          clock.set(wall('2026-01-23T14:10'));
          await signInAs(page, 'balie-gieten', { secret, next: '/balie' });
          assert.match(await scanned(page, barcode), /Zet hier op de plank|krat naar Meppel/);
          await page.goto('/balie/afhaalplank');
          assert.doesNotMatch(await page.locator('main table').innerText(), new RegExp(title));
          assert.doesNotMatch(await account(page), new RegExp(`“${title}” ligt klaar`));
        }),
    );
    return;
  }

  await t.test('the desk in Gieten lays it ready, lends it, and keeps it as agreed when it comes back', () =>
    as(async page => {
      clock.set(wall('2026-01-23T14:10'));
      await signInAs(page, 'balie-gieten', { secret, next: '/balie/verwacht' });
      assert.match(await page.locator('main').innerText(), new RegExp(title));
      await seen(page, 'expected', look);
      await page.goto(`/balie/krat/${crate}`);
      await page.fill('[name=aantal]', '1');
      await page.fill('[name=zegel]', 'Z1');
      await page.click('text=Geopend en geteld');
      await page.waitForLoadState();
      await seen(page, 'crate', look);
      await page.goto('/balie');
      assert.match(await scanned(page, barcode), /afhaalplank/);
      await page.goto('/balie/afhaalplank');
      assert.match(await page.locator('main').innerText(), new RegExp(title));
      await seen(page, 'hold-shelf', look);
      assert.match(await account(page), /Je boek ligt klaar in Gieten/, 'on the promised day');
      await signInAs(page, 'balie-gieten', { secret, next: '/balie' });
      await page.goto('/balie');
      clock.set(wall('2026-01-23T15:00'));
      assert.match(await scanned(page, '2000000001'), /Ada/);
      await seen(page, 'desk-member', look);
      clock.pass(5_000);
      assert.match(await scanned(page, barcode), /Mee tot en met/);
      clock.set(wall('2026-01-27T15:00'));
      await signInAs(page, 'balie-gieten', { secret, next: '/balie' });
      assert.match(await scanned(page, barcode), /Zet hier op de plank/, 'as its organisation agreed');
    }),
  );

  await t.test('the resident reads in their account what became of it', () =>
    as(async page => {
      await signInAs(page, '2000000001', { secret, next: '/mijn' });
      assert.match(await page.locator('main').innerText(), /ligt klaar/);
      await seen(page, 'account-after', look);
    }),
  );

  await t.test('the provincial office sees the day and the figures', () =>
    as(async page => {
      await signInAs(page, 'poi', { secret, next: '/poi' });
      await seen(page, 'overview', look);
      await page.goto('/poi/cijfers');
      await seen(page, 'figures', look);
    }),
  );
}

test('the journey in the browser, at a desk', { skip: withoutBrowser }, t =>
  walk(t, { javaScript: true, width: 1280 }),
);
test('the journey on a phone, without script', { skip: withoutBrowser }, t =>
  walk(t, { javaScript: false, width: 320 }),
);
test('the same week, stopped while the book is on the van', { skip: withoutBrowser }, t =>
  walk(t, { javaScript: true, width: 1280 }, 'stopped'),
);
