import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, gzip as gzipCompress } from 'node:zlib';
import { build } from 'esbuild';
import { stylesheet } from './look/stylesheet.ts';

/** A file that the browser may keep for ever: its address changes when its bytes do. */
interface Asset {
  /** `/assets/<name>.<hash>.<extension>` */
  readonly path: string;
  /** Media type. */
  readonly type: string;
  readonly body: Buffer;
  /** The body compressed beforehand; absent for what is compressed by nature. */
  readonly br: Buffer | undefined;
  readonly gzip: Buffer | undefined;
}

export interface Assets {
  readonly list: readonly Asset[];
  /** The address of a file by its plain name, `main.css`. Throws on an unknown name. */
  href(name: string): string;
}

/** A small script that makes a page nicer, or a stylesheet for the pages of one module; pages work without scripts. */
export interface Island {
  /** Plain name, `scan.js`. */
  readonly name: string;
  readonly file: URL;
}

const types: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  woff2: 'font/woff2',
};

const squeezeBrotli = promisify(brotliCompress);
const squeezeGzip = promisify(gzipCompress);

async function makeAsset(name: string, body: Buffer): Promise<Asset> {
  const hash = createHash('sha256').update(body).digest('base64url').slice(0, 10);
  const [, stem = name, extension = ''] = /^(.*)\.(\w+)$/.exec(name) ?? [];
  const type = types[extension];
  if (type === undefined) throw new Error(`an asset of unknown kind: ${name}`);
  const shrinks = extension !== 'woff2';
  return {
    path: `/assets/${stem}.${hash}.${extension}`,
    type,
    body,
    br: shrinks ? await squeezeBrotli(body) : undefined,
    gzip: shrinks ? await squeezeGzip(body) : undefined,
  };
}

/** Bundles one island with what it imports into one minified ES module, or one stylesheet. */
async function bundleIsland({ name, file }: Island): Promise<Asset> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(file)],
    bundle: true,
    format: 'esm',
    target: 'es2022',
    minify: true,
    write: false,
    jsx: 'automatic',
    jsxImportSource: 'preact',
  });
  const [bundle] = outputFiles;
  if (!bundle) throw new Error(`the island ${name} came out empty`);
  return makeAsset(name, Buffer.from(bundle.contents));
}

const fontFile = new URL(
  import.meta.resolve(
    '@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2',
  ),
);

/** Of the pages of all modules. */
const ownIslands: readonly Island[] = [
  { name: 'suggest.js', file: new URL('islands/suggest.ts', import.meta.url) },
];

/** Makes everything that pages refer to, in memory: the stylesheet, the font, and these islands. */
export async function buildAssets(islands: readonly Island[] = []): Promise<Assets> {
  const font = await makeAsset('text.woff2', await readFile(fontFile));
  const named = new Map<string, Asset>([
    ['text.woff2', font],
    ['main.css', await makeAsset('main.css', Buffer.from(await stylesheet(font.path)))],
  ]);
  for (const island of [...ownIslands, ...islands]) named.set(island.name, await bundleIsland(island));
  return {
    list: [...named.values()],
    href: name => {
      const asset = named.get(name);
      if (!asset) throw new Error(`there is no asset ${name}`);
      return asset.path;
    },
  };
}
