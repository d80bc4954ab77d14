import type { BrowserContext, Page } from 'playwright-core';
import { violationsOn } from '../../test/support/axe.ts';
import { percentile } from '../measurement.ts';

/** Every kind of page that readers and writers see. */
const pagesOf = (slug: string, chapter: string, figure: string): string[] => [
  '/publicaties',
  '/publicaties/zoek?q=hoofdstuk',
  `/publicaties/${slug}`,
  `/publicaties/${slug}/${chapter}`,
  `/publicaties/${slug}/v/1/${chapter}`,
  `/publicaties/${slug}/blad?van=1&tot=9`,
  `/publicaties/${slug}/cijfers/${figure}`,
  `/publicaties/${slug}/versies`,
  '/poi/publicaties',
  `/poi/publicaties/${slug}`,
  `/poi/publicaties/${slug}/${chapter}`,
  '/beheer/papier',
];

const looks = [
  { viewport: { width: 1280, height: 900 }, colorScheme: 'light', forcedColors: 'none' },
  { viewport: { width: 320, height: 640 }, colorScheme: 'dark', forcedColors: 'none' },
  { viewport: { width: 320, height: 640 }, colorScheme: 'light', forcedColors: 'active' },
] as const;

/** What axe finds on every kind of page: wide, narrow (400 %) in the dark, and narrow in forced colours. */
export async function countViolations(
  page: Page,
  about: { readonly slug: string; readonly chapter: string; readonly figure: string },
  say: (line: string) => void,
): Promise<number> {
  let found = 0;
  for (const { viewport, ...look } of looks) {
    await page.setViewportSize(viewport);
    await page.emulateMedia({ ...look, reducedMotion: 'reduce' });
    for (const path of pagesOf(about.slug, about.chapter, about.figure)) {
      await page.goto(path);
      const there = await violationsOn(page);
      for (const violation of there) say(`${path}: ${violation}`);
      found += there.length;
    }
  }
  return found;
}

/** What a first look at a chapter costs, in KB as it travels: everything but the font, and its script alone. */
export async function weigh(context: BrowserContext, path: string): Promise<{ all: number; script: number }> {
  const page = await context.newPage();
  const bodies: Promise<{ bytes: number; isScript: boolean }>[] = [];
  page.on('response', answer => {
    if (answer.url().endsWith('.woff2')) return;
    const isScript = answer.request().resourceType() === 'script';
    bodies.push(
      answer
        .request()
        .sizes()
        .then(({ responseBodySize: bytes }) => ({ bytes, isScript })),
    );
  });
  await page.goto(path, { waitUntil: 'networkidle' });
  const sizes = await Promise.all(bodies);
  await page.close();
  const sum = (list: typeof sizes) => list.reduce((total, { bytes }) => total + bytes, 0) / 1024;
  return { all: sum(sizes), script: sum(sizes.filter(({ isScript }) => isScript)) };
}

/** The slow phone of Lighthouse: 1.6 Mbit/s down, 0.75 up, 150 ms away, a processor four times slower. */
const slow = { offline: false, latency: 150, downloadThroughput: 204_800, uploadThroughput: 96_000 };

/** Seconds until the largest thing on a chapter stands, first visit, on a slow phone; the middle of five. */
export async function largestPaint(fresh: () => Promise<BrowserContext>, path: string): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < 5; round += 1) {
    const context = await fresh();
    const page = await context.newPage();
    const cdp = await context.newCDPSession(page);
    await cdp.send('Network.enable');
    await cdp.send('Network.emulateNetworkConditions', slow);
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    await page.goto(path, { waitUntil: 'networkidle' });
    times.push(
      (await page.evaluate(`new Promise(say => new PerformanceObserver(list => say(list.getEntries().at(-1).startTime))
        .observe({ type: 'largest-contentful-paint', buffered: true }))`)) as number,
    );
    await context.close();
  }
  return percentile(times, 0.5) / 1000;
}
