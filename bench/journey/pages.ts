import { brotliCompressSync } from 'node:zlib';
import { milliseconds, percentile } from '../measurement.ts';

const words = [
  'de',
  'liefde',
  'oorlog',
  'kat',
  'mulisch',
  'harry potter',
  'tuin',
  'amsterdam',
  'koken',
  'jip',
  'zee',
  'winter',
];

const links = (html: string, pattern: RegExp): string[] =>
  [...html.matchAll(pattern)].map(match => match[1] ?? '');

const get = (url: string) => fetch(url, { headers: { accept: 'text/html', 'accept-encoding': 'br' } });

/**
 * Resident pages of a running demo: p95 of the server's answer in milliseconds over home, results and titles (no page
 * twice), and the heaviest page in KB as it travels: HTML, style sheet and script, compressed; the font apart.
 */
export async function measurePages(base: string): Promise<{ p95: number; heaviest: number; pages: number }> {
  const home = await (await get(base)).text();
  const parts = [
    ...links(home, /<link[^>]+rel="stylesheet"[^>]+href="([^"]+)"/g),
    ...links(home, /<script[^>]+src="([^"]+)"/g),
  ];
  let shared = 0;
  for (const part of parts)
    shared += brotliCompressSync(
      Buffer.from(await (await get(new URL(part, base).href)).arrayBuffer()),
    ).length;
  const results = words.flatMap(word =>
    [1, 2].map(page => `/zoek?q=${encodeURIComponent(word)}&pagina=${page}`),
  );
  const titles = new Set<string>();
  for (const path of results)
    for (const link of links(await (await get(new URL(path, base).href)).text(), /href="(\/titel\/\d+)/g))
      titles.add(link);
  const fresh = [
    '/',
    ...words.map(word => `/zoek?q=${encodeURIComponent(`${word} boek`)}`),
    ...[...titles].slice(0, 200),
  ];
  const times: number[] = [];
  let heaviest = 0;
  for (const path of fresh) {
    let html = '';
    times.push(
      await milliseconds(async () => {
        html = await (await get(new URL(path, base).href)).text();
      }),
    );
    heaviest = Math.max(heaviest, shared + brotliCompressSync(html).length);
  }
  return { p95: percentile(times, 0.95), heaviest: heaviest / 1024, pages: fresh.length };
}
