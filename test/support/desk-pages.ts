import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import type { Page } from 'playwright-core';
import { addStaff, system } from '#people';
import { standingClock } from '#platform/clock.ts';
import { buildAssets } from '#web/assets.ts';
import { islands, modules, mount } from '../../src/main.ts';
import { aDesk, good, winter } from './desk.ts';
import { aWorld } from './world.ts';
import { password, signInAs } from './sign-in.ts';

const morning = winter('2026-01-13T11:00');

type PassingClock = Pick<ReturnType<typeof standingClock>, 'now' | 'pass'>;

/** A clock that starts at a moment and goes on by itself. */
export function aMovingClock(start: Date): PassingClock {
  const from = performance.now();
  let skipped = 0;
  return {
    now: () => new Date(start.getTime() + skipped + performance.now() - from),
    pass: milliseconds => {
      skipped += milliseconds;
    },
  };
}

/** The tiny province on the web, with somebody at the desk of North and a driver. */
export async function aServer(t: TestContext, clock: PassingClock = standingClock(morning)) {
  const desk = await aDesk(t, modules);
  const { db, units } = desk;
  const worker = (name: string, role: 'desk' | 'driver', unit: number) =>
    db.transaction(async tx => {
      const wish = { name: `${name} Proef`, login: name, password, from: '2026-01-01' as const, by: system };
      return good(await addStaff(tx, { ...wish, roles: [{ role, unit }] }));
    });
  await worker('bo', 'desk', units.highland.id);
  await worker('mo', 'driver', units.tinyland.id);
  await worker('lo', 'desk', units.south.id);
  const app = await mount({ ...aWorld(db, modules, { clock }), assets: await buildAssets(islands) });
  const baseUrl = await app.listen({ port: 0, host: '127.0.0.1' });
  t.after(() => app.close());
  return { ...desk, clock, baseUrl };
}

export async function atNorth(page: Page): Promise<void> {
  await signInAs(page, 'bo');
  await page.goto('/balie');
  await page.selectOption('[name=vestiging]', 'north');
  await page.click('text=Naar de balie');
  await page.waitForURL('**/balie');
}

/** What a scanner does: it types the code into whatever has the focus, then presses Enter. */
export async function scanned(page: Page, code: string): Promise<string> {
  assert.equal(await page.locator(':focus').getAttribute('name'), 'code');
  const before = await page.inputValue('[name=nummer] >> nth=0');
  await page.keyboard.type(code);
  await page.keyboard.press('Enter');
  await page.waitForSelector(`[name=nummer]:not([value="${before}"])`, { state: 'attached' });
  return (await page.locator('.answer__headline').innerText()).trim();
}
