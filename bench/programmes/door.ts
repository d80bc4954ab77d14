import { chromium as engine } from 'playwright-core';
import { network } from '#network';
import { addStaff, system } from '#people';
import { standingClock } from '#platform/clock.ts';
import { makeLog } from '#platform/log.ts';
import { only } from '#platform/result.ts';
import { registerFor } from '#programmes';
import { readSettings } from '../../src/config.ts';
import { makeWorld, mount } from '../../src/main.ts';
import { meetingsOf } from '../../src/modules/programmes/store/activities.ts';
import { chromium } from '../../test/support/debian.ts';
import type { BenchGround } from '../journey/ground.ts';
import { milliseconds, percentile } from '../measurement.ts';
import { now, plan, wishOf } from './plans.ts';

/**
 * Opens the list at the door on a phone, takes the network away and ticks the last on the list; seconds from opening until the tick
 * shows, the middle of five.
 */
export async function measureDoor(ground: BenchGround, people: number): Promise<number> {
  const { db } = ground;
  const activity = only(await plan(db, 1, { capacity: people }));
  await db.transaction(async tx => {
    await registerFor(
      tx,
      Array.from({ length: people }, (_, n) => wishOf(activity, n)),
    );
    const wish = {
      name: 'Bo Proef',
      login: 'bo',
      password: 'dichtbij huis',
      from: '2026-01-01' as const,
      by: system,
    };
    await addStaff(tx, { ...wish, roles: [{ role: 'desk', unit: (await network(tx)).province.id }] });
  });
  const [meeting] = await meetingsOf(db, [activity]);
  const settings = readSettings({ LOG_LEVEL: 'silent' });
  const app = await mount(await makeWorld(ground, settings, makeLog('silent'), standingClock(now)));
  const baseURL = await app.listen({ port: 0, host: '127.0.0.1' });
  const browser = await engine.launch({
    executablePath: chromium.path,
    args: ['--headless', '--no-sandbox'],
  });
  const context = await browser.newContext({
    baseURL,
    viewport: { width: 390, height: 800 },
    locale: 'nl-NL',
  });
  const page = await context.newPage();
  await page.goto('/inloggen');
  await page.fill('[name=login]', 'bo');
  await page.fill('[name=password]', 'dichtbij huis');
  await page.keyboard.press('Enter');
  await page.waitForURL(url => url.pathname !== '/inloggen');
  await page.goto('/balie/plek');
  await page.selectOption('[name=vestiging]', { index: 0 });
  await page.click('main form button');
  const times: number[] = [];
  for (let round = 0; round < 5; round += 1) {
    const took = await milliseconds(async () => {
      await page.goto(`/balie/deur/${meeting?.id ?? 0}`);
      await context.setOffline(true);
      await page.locator('.ticks__row form button').last().click();
      await page.waitForSelector('[data-queue-says=away]:not([hidden])');
    });
    times.push(took / 1000);
    await context.setOffline(false);
    await page.waitForSelector('[data-queue-says=away]', { state: 'hidden' });
  }
  await browser.close();
  await app.close();
  return percentile(times, 0.5);
}
