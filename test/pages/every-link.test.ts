import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openReportPages } from '../support/report-pages.ts';

const baseUrl = await openReportPages();

interface Seen {
  readonly status: number;
  readonly ids: ReadonlySet<string>;
  readonly links: readonly string[];
}

const attribute = (html: string, name: string): string[] =>
  [...html.matchAll(new RegExp(`\\s${name}="([^"]*)"`, 'g'))].map(([, value = '']) =>
    value.replaceAll('&amp;', '&'),
  );

async function look(path: string): Promise<Seen> {
  const answer = await fetch(`${baseUrl}${path}`, {
    headers: { 'user-agent': 'a robot that asks for every link' },
  });
  const isPage = (answer.headers.get('content-type') ?? '').startsWith('text/html');
  const html = isPage ? await answer.text() : (await answer.arrayBuffer(), '');
  return { status: answer.status, ids: new Set(attribute(html, 'id')), links: attribute(html, 'href') };
}

test('whoever follows every link of the shelf, its newest and its older versions, comes somewhere, and to the very part that is named', async t => {
  const seen = new Map<string, Seen>();
  const wanted: { readonly from: string; readonly path: string; readonly part: string }[] = [];
  const queue = ['/publicaties', '/publicaties/verslag-tinyland/v/1'];
  for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
    if (seen.has(path)) continue;
    const found = await look(path);
    seen.set(path, found);
    for (const link of found.links) {
      const to = new URL(link, `${baseUrl}${path}`);
      if (to.origin !== baseUrl || !to.pathname.startsWith('/publicaties') || to.searchParams.has('lang'))
        continue;
      const next = `${to.pathname}${to.search}`;
      wanted.push({ from: path, path: next, part: decodeURIComponent(to.hash.slice(1)) });
      queue.push(next);
    }
  }
  const broken = wanted.flatMap(({ from, path, part }) => {
    const there = seen.get(path);
    if (there?.status !== 200) return [`${from} → ${path}: ${there?.status}`];
    return part === '' || there.ids.has(part) ? [] : [`${from} → ${path}#${part}: not there`];
  });
  t.diagnostic(`${seen.size} pages, ${wanted.length} links`);
  assert.ok(seen.size > 20, `${seen.size} pages`);
  assert.deepEqual([...new Set(broken)], []);
});
