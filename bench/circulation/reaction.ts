import { chromium as engine } from 'playwright-core';
import { addStaff, system } from '#people';
import { network } from '#network';
import { standingClock } from '#platform/clock.ts';
import { makeLog } from '#platform/log.ts';
import { readSettings } from '../../src/config.ts';
import { makeWorld, mount } from '../../src/main.ts';
import { chromium } from '../../test/support/debian.ts';
import { type BenchGround, today } from '../journey/ground.ts';
import { percentile } from '../measurement.ts';
import type { Lending } from './ground.ts';

const password = 'desk-password';

/** Tells for an Enter in the page how long it takes until the answer stands there, in milliseconds: a promise, `reaction`. */
const watch = `(() => {
  let pressed;
  document.addEventListener('keydown', ({ key }) => { if (key === 'Enter') pressed = performance.now(); }, true);
  new MutationObserver(() => {
    if (pressed === undefined) return;
    const since = pressed;
    pressed = undefined;
    requestAnimationFrame(() => globalThis.reacted?.(performance.now() - since));
  }).observe(document.querySelector('[data-live=answer]'), { childList: true });
})()`;

/** A desk in a real browser that lends so many books: milliseconds from the last key of a scan to the answer on the page. */
export async function measureReaction(
  ground: BenchGround,
  { unit, items }: Lending,
  scans: number,
): Promise<{ readonly p50: number; readonly p95: number }> {
  const { code } = (await network(ground.db)).unit(unit);
  await ground.db.transaction(async tx => {
    const roles = [{ role: 'desk' as const, unit }];
    const wish = { name: 'Balie', login: 'balie-bench', password, roles, from: '2020-01-01' as const };
    const answer = await addStaff(tx, { ...wish, by: system });
    if (!answer.ok) throw new Error(JSON.stringify(answer));
  });
  const clock = standingClock(new Date(`${today}T14:00:00Z`));
  const app = await mount(
    await makeWorld(ground, readSettings({ LOG_LEVEL: 'error' }), makeLog('error'), clock),
  );
  const baseUrl = await app.listen({ port: 0, host: '127.0.0.1' });
  const times: number[] = [];
  const browser = await engine.launch({
    executablePath: chromium.path,
    args: ['--headless', '--no-sandbox', '--disable-gpu'],
  });
  try {
    const page = await browser.newPage({ baseURL: baseUrl });
    await page.goto('/inloggen?terug=/balie');
    await page.fill('[name=login]', 'balie-bench');
    await page.fill('[name=password]', password);
    await page.keyboard.press('Enter');
    await page.waitForURL(url => url.pathname !== '/inloggen');
    await page.goto('/balie');
    if (await page.locator('[name=vestiging]').count()) {
      await page.selectOption('[name=vestiging]', code);
      await page.click('main button');
    }
    await page.waitForSelector('[name=code]');
    await page.evaluate(watch);
    const scan = async (text: string): Promise<void> => {
      const reaction = page.evaluate('new Promise(told => { globalThis.reacted = told; })');
      await page.keyboard.insertText(text);
      await page.keyboard.press('Enter');
      times.push(Number(await reaction));
      clock.pass(4000);
    };
    for (let n = 0; n < scans; n += 1) {
      // a member takes ten books along, then the next stands there
      if (n % 10 === 0) await scan(`B${3000 + n / 10}`);
      await scan(items[3000 + n]?.barcode ?? '');
    }
  } finally {
    await browser.close();
    await app.close();
  }
  const settled = times.slice(10);
  return { p50: percentile(settled, 0.5), p95: percentile(settled, 0.95) };
}
