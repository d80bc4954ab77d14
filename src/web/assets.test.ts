import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { buildAssets } from './assets.ts';
import { keepUsed } from './look/purge.ts';

const assets = await buildAssets();
const find = (name: string) => {
  const asset = assets.list.find(({ path }) => path === assets.href(name));
  assert.ok(asset, name);
  return asset;
};

test('the whole look weighs at most 12 KB, the type at most 35 KB', () => {
  assert.ok((find('main.css').br?.length ?? Number.POSITIVE_INFINITY) <= 12_288);
  assert.ok(find('text.woff2').body.length <= 35_840);
});

test('what is sent compressed is the same as what is sent plain', () => {
  const { body, br, gzip } = find('main.css');
  assert.ok(br && gzip);
  assert.deepEqual(brotliDecompressSync(br), body);
  assert.deepEqual(gunzipSync(gzip), body);
});

test('an address is of its content, so it may be kept for ever', async () => {
  assert.match(assets.href('main.css'), /^\/assets\/main\.[\w-]{10}\.css$/);
  assert.equal((await buildAssets()).href('main.css'), assets.href('main.css'));
  assert.throws(() => assets.href('other.css'), /no asset other\.css/);
});

test('the stylesheet asks for nothing from elsewhere, and shows text before the type has come', () => {
  const css = find('main.css').body.toString();
  const asked = [...css.matchAll(/url\(([^)]+)\)/g)].map(([, address]) => address);
  assert.deepEqual(asked, [assets.href('text.woff2')]);
  assert.match(css, /font-display:swap/);
});

test('an island is one small module, its types gone and its imports in it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'island-'));
  try {
    writeFileSync(join(folder, 'word.ts'), 'export const word: string = "klaar";');
    writeFileSync(join(folder, 'scan.ts'), 'import { word } from "./word.ts"; document.title = word;');
    const file = pathToFileURL(join(folder, 'scan.ts'));
    const withIsland = await buildAssets([{ name: 'scan.js', file }]);
    const script = withIsland.list.find(({ path }) => path === withIsland.href('scan.js'));
    assert.match(script?.type ?? '', /javascript/);
    const text = script?.body.toString() ?? '';
    assert.match(text, /document\.title=/);
    assert.match(text, /klaar/);
    assert.doesNotMatch(text, /import|string/);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('only rules that a page can use are kept', () => {
  const isUsed = (name: string) => name === 'a' || name === 'b';
  assert.equal(keepUsed('.a{x:1}.c{x:2}', isUsed), '.a{x:1}');
  assert.equal(keepUsed('.c .a,.a:is(.b,:hover),.d{x:1}', isUsed), '.a:is(.b,:hover){x:1}');
  assert.equal(
    keepUsed('@media print{.c{x:1}}@media screen{.a{x:1}.c{x:2}}', isUsed),
    '@media screen{.a{x:1}}',
  );
  assert.equal(keepUsed('@charset "UTF-8";.a{x:1}', isUsed), '.a{x:1}');
});
