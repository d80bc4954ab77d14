import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import type { Db } from '#platform/db.ts';
import { findTouched } from '../../src/modules/publications/erratum.ts';
import { type Measurement, milliseconds, percentile } from '../measurement.ts';
import { weigh } from './reading.ts';

type Measured = Omit<Measurement, 'bench'>;

const one = (metric: string, value: number, unit: string): Measured => ({ metric, value, unit, peer: null });

/** Milliseconds from a key to the next page lying where it belongs, on the page's own clock; the middle of nine after a first. */
async function turn(page: Page): Promise<number> {
  const times: number[] = [];
  // the first turn may come while the page is still being laid out
  await page.keyboard.press('ArrowRight');
  await page.waitForTimeout(1_000);
  for (let round = 0; round < 9; round += 1)
    times.push(
      (await page.evaluate(`new Promise(done => {
        const strip = document.querySelector('.strip');
        const edge = strip.getBoundingClientRect().left;
        const before = strip.scrollLeft;
        const lies = () => [...strip.querySelectorAll('.sheet')].some(sheet =>
          Math.abs(sheet.getBoundingClientRect().left - edge) < 2) && strip.scrollLeft !== before;
        const started = performance.now();
        const look = () => lies() ? done(performance.now() - started)
          : performance.now() - started > 15000 ? done(NaN) : requestAnimationFrame(look);
        document.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true }));
        requestAnimationFrame(look);
      })`)) as number,
    );
  const turned = times.filter(time => !Number.isNaN(time));
  if (turned.length < times.length - 1)
    throw new Error(`pages did not turn, in ms: ${times.map(Math.round).join(', ')}`);
  return percentile(turned, 0.5);
}

/** The page view: its weight, and how long a page takes to turn without and with motion. */
export async function measureTurning(
  browser: Browser,
  shown: BrowserContextOptions,
  path: string,
): Promise<Measured[]> {
  const context = (reducedMotion: 'reduce' | 'no-preference') =>
    browser.newContext({ ...shown, reducedMotion });
  const calm = await context('reduce');
  const weight = await weigh(calm, path);
  const times: number[] = [];
  for (const each of [calm, await context('no-preference')]) {
    const page = await each.newPage();
    await page.goto(path, { waitUntil: 'networkidle' });
    times.push(await turn(page));
    await each.close();
  }
  return [
    one('page_view_kb', weight.all, 'KB compressed, font apart'),
    one('page_view_script_kb', weight.script, 'KB compressed'),
    one('turn_ms', times[0] ?? Number.NaN, 'ms'),
    one('turn_moving_ms', times[1] ?? Number.NaN, 'ms'),
  ];
}

/** Asks for pages, four at a time, as many times as there are; milliseconds of each until its first byte. */
async function ask(urls: readonly string[]): Promise<number[]> {
  const times: number[] = [];
  const queue = urls.values();
  const asker = async () => {
    for (const url of queue) {
      let answer: Response | undefined;
      times.push(
        await milliseconds(async () => {
          answer = await fetch(url);
        }),
      );
      if (answer?.status !== 200) throw new Error(`${url}: ${answer?.status}`);
      await answer.arrayBuffer();
    }
  };
  await Promise.all(Array.from({ length: 4 }, asker));
  return times;
}

const searched = [
  'bibliotheek',
  'boek',
  'hoofdstuk',
  'bezoeker',
  'vaan',
  'schri wen',
  'jeugd',
  'kel',
  'groep',
  'mo',
];

/** The server alone: chapters a second and their 95th percentile, searches in one report, and finding what a correction touches. */
export async function measureServing(db: Db, base: string, chapters: readonly string[]): Promise<Measured[]> {
  const urls = Array.from({ length: 600 }, (_, n) => `${base}/${chapters[n % chapters.length]}`);
  await ask(urls.slice(0, 60));
  let times: number[] = [];
  const took = await milliseconds(async () => {
    times = await ask(urls);
  });
  const searches = Array.from(
    { length: 100 },
    (_, n) => `${base}/zoek?q=${encodeURIComponent(searched[n % searched.length] ?? '')}`,
  );
  await ask(searches.slice(0, 10));
  const answers = await ask(searches);
  const found = await milliseconds(() => findTouched(db, { definition: 'loans', period: '2025' }));
  return [
    one('chapter_p95_ms', percentile(times, 0.95), 'ms to the first byte, four at a time'),
    one('chapters_per_s', urls.length / (took / 1000), '1/s, asker in the same process'),
    one('report_search_p95_ms', percentile(answers, 0.95), 'ms'),
    one('find_correction_s', found / 1000, 's'),
  ];
}
