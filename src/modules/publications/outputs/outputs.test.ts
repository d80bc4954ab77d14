import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { promisify } from 'node:util';
import { readZip } from '#standards/zip/zip.ts';
import { testDatabase } from '../../../../test/support/database.ts';
import { epubcheck, unlessThere } from '../../../../test/support/debian.ts';
import { winter } from '../../../../test/support/desk.ts';
import { aNetwork } from '../../../../test/support/network.ts';
import { publishTinyReport } from '../../../../test/support/report.ts';
import { aWorld, pagesOf } from '../../../../test/support/world.ts';
import { publicationsModule } from '../module.ts';
import { editionOf } from './edition-of.ts';
import { sayText } from '../reading.ts';
import { sheetsOf } from '../sheet.ts';
import { readVersion } from '../store/version.ts';
import { textsOf } from '../block.ts';
import type { Edition } from './edition.ts';
import { outputs } from './outputs.ts';

const now = winter('2026-02-02T10:00');

async function anEdition(t: TestContext) {
  const db = await testDatabase(t);
  const { units } = await aNetwork(db);
  await publishTinyReport(db, units, now);
  const world = aWorld(db, [publicationsModule], { demo: true });
  const version = await readVersion(db, 'verslag-tinyland', { staff: false });
  assert.ok(version);
  return { world, edition: await editionOf(world, version) };
}

const make = (edition: Edition, extension: string): Buffer => {
  const output = outputs.find(one => one.extension === extension);
  assert.ok(output, extension);
  return output.make(edition);
};

/** The texts in a ZIP archive by name. */
const unzip = (archive: Buffer): Map<string, string> =>
  new Map(readZip(archive).map(({ name, bytes }) => [name, Buffer.from(bytes).toString('utf8')]));

const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{N}]+/gu) ?? [];

/** The length of the longest common subsequence of two lists of words. */
function common(one: readonly string[], other: readonly string[]): number {
  let row = new Uint32Array(other.length + 1);
  for (const word of one) {
    const next = new Uint32Array(other.length + 1);
    for (let n = 1; n <= other.length; n += 1)
      next[n] = other[n - 1] === word ? (row[n - 1] ?? 0) + 1 : Math.max(row[n] ?? 0, next[n - 1] ?? 0);
    row = next;
  }
  return row[other.length] ?? 0;
}

test('made twice, every file is the same to the byte, and each carries the demo’s notice', async t => {
  const { edition } = await anEdition(t);
  for (const output of outputs) {
    const bytes = output.make(edition);
    assert.ok(bytes.equals(output.make(structuredClone(edition))), output.extension);
    if (output.extension === 'txt' || output.extension === 'json')
      assert.match(
        bytes.toString('utf8').replaceAll(/\s+/g, ' '),
        /Demonstratie: deels verzonnen cijfers, geen publicatie/,
      );
  }
  assert.match(unzip(make(edition, 'epub')).get('book/cover.xhtml') ?? '', /Demonstratie: deels verzonnen/);
});

test('each page of the text holds the words of that page, in order', async t => {
  const { edition } = await anEdition(t);
  const { content } = edition.version;
  const pages = make(edition, 'txt')
    .toString('utf8')
    .split(/\[Bladzijde \d+\]/);
  assert.equal(pages.length, content.pages);
  for (const { page, kind, blocks } of sheetsOf(content)) {
    if (kind !== 'text') continue;
    const words = blocks
      .filter(({ body }) => body.kind !== 'table')
      .flatMap(({ body }) => textsOf(body).flatMap(text => wordsOf(sayText(content, text))));
    assert.ok(common(words, wordsOf(pages[page - 1] ?? '')) >= words.length * 0.995, `page ${page}`);
  }
});

test('the EPUB has every picture with its words, every table with its heads, and a list of the same pages', async t => {
  const { edition } = await anEdition(t);
  const { content } = edition.version;
  const files = unzip(make(edition, 'epub'));
  assert.equal([...files.keys()][0], 'mimetype');
  const all = [...files.values()].join('\n');
  const count = (pattern: RegExp) => all.match(pattern)?.length ?? 0;
  const ofKind = (...kinds: string[]) =>
    content.chapters.flatMap(({ blocks }) => blocks).filter(({ body }) => kinds.includes(body.kind)).length;
  assert.equal(count(/<figure>/g), ofKind('chart', 'map'));
  assert.equal(count(/<img src="[^"]+\.svg" alt="[^"]+"/g), ofKind('chart', 'map'));
  assert.equal(count(/<table>/g), ofKind('chart', 'map', 'table'));
  assert.equal(count(/<th scope="col">/g), 3 * 2 + 3);
  for (let page = 1; page <= content.pages; page += 1) {
    assert.equal(count(new RegExp(`id="page-${page}"`, 'g')), 1, `page ${page} begins once`);
    assert.equal(count(new RegExp(`#page-${page}"`, 'g')), 1, `page ${page} is listed`);
  }
});

test('search engines are told every chapter that is open to all, and where that list is', async t => {
  const { world } = await anEdition(t);
  const { app } = await pagesOf(world, [publicationsModule]);
  t.after(() => app.close());
  assert.deepEqual(world.sitemaps, ['/publicaties/sitemap.xml']);
  const list = (await app.inject('/publicaties/sitemap.xml')).body;
  assert.deepEqual(
    [...list.matchAll(/<loc>http:\/\/127\.0\.0\.1([^<]*)<\/loc>/g)].map(([, path]) => path),
    ['', '/bezoek', '/gesprek'].map(path => `/publicaties/verslag-tinyland${path}`),
  );
});

test('the page to read without a network asks for nothing else, and every link inside it leads somewhere', async t => {
  const { edition } = await anEdition(t);
  const page = make(edition, 'html').toString('utf8');
  assert.deepEqual(page.match(/<script|<link|@import|url\(|src="(?!data:)[^"]*"/g), null);
  const ids = [...page.matchAll(/\bid="([^"]+)"/g)].map(([, id]) => id);
  assert.equal(new Set(ids).size, ids.length, 'every address is there once');
  for (const [, to] of page.matchAll(/href="#([^"]+)"/g)) assert.ok(ids.includes(to), to);
  for (let number = 3; number <= edition.version.content.pages; number += 1)
    assert.ok(page.includes(`id="blad-${number}"`), `page ${number}`);
  assert.equal(page.match(/<img src="data:image[^"]+" alt="[^"]+"/g)?.length, 3);
});

const run = promisify(execFile);

test('EPUBCheck finds nothing to say about the EPUB', { skip: unlessThere(epubcheck) }, async t => {
  const { edition } = await anEdition(t);
  const folder = await mkdtemp(join(tmpdir(), 'epub-'));
  t.after(() => rm(folder, { recursive: true }));
  const file = join(folder, 'report.epub');
  await writeFile(file, make(edition, 'epub'));
  const { stdout, stderr } = await run('java', ['-jar', epubcheck.path, file, '--failonwarnings']);
  assert.match(`${stdout}${stderr}`, /No errors or warnings detected/);
});

test('the manifest names every file with the hash of what is then fetched; an unknown file is not found', async t => {
  const { world } = await anEdition(t);
  const { app } = await pagesOf(world, [publicationsModule]);
  t.after(() => app.close());
  const { files, version } = (
    await app.inject('/publicaties/verslag-tinyland/bestanden/manifest.json')
  ).json<{
    version: number;
    files: { name: string; sha256: string; bytes: number }[];
  }>();
  assert.deepEqual([version, files.length], [1, outputs.length]);
  const { createHash } = await import('node:crypto');
  for (const { name, sha256, bytes } of files) {
    const answer = await app.inject(`/publicaties/verslag-tinyland/v/1/bestanden/${name}`);
    assert.equal(answer.rawPayload.length, bytes);
    assert.equal(createHash('sha256').update(answer.rawPayload).digest('hex'), sha256);
  }
  assert.equal((await app.inject('/publicaties/verslag-tinyland/bestanden/x.exe')).statusCode, 404);
  assert.equal((await app.inject('/publicaties/onbekend/bestanden/manifest.json')).statusCode, 404);
});
