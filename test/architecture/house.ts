import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { street } from '../../src/street.ts';

/** A source file as the rules see it; paths start at the repository and use `/`. */
export interface Source {
  readonly path: string;
  readonly text: string;
}

export const home = join(import.meta.dirname, '../..');

/** Every source file below a folder of the repository. */
export function sourcesIn(folder: string): Source[] {
  return readdirSync(join(home, folder), { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && /\.(tsx?|sql)$/.test(entry.name))
    .map(entry => join(entry.parentPath, entry.name))
    .map(path => ({ path: path.slice(home.length + 1), text: readFileSync(path, 'utf8') }));
}

export const isTest = ({ path }: Source): boolean => /\.test\.tsx?$/.test(path) || path.startsWith('test/');

/** The module that a path lies in. */
export const moduleOf = (path: string): string | undefined => /^src\/modules\/([^/]+)\//.exec(path)?.[1];

/** Place in the street; -1 for what is no module. */
export const place = (name: string): number => (street as readonly string[]).indexOf(name);

/** What a file imports, as written, with relative paths worked out from the repository. */
export function importsOf({ path, text }: Source): string[] {
  const code = text.replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
  return [...code.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*['"]([^'"]+)['"]/g)]
    .map(match => match[1] ?? '')
    .map(target => (target.startsWith('.') ? normalize(`${dirname(path)}/${target}`) : target));
}

/** The storeys of the house, from the ground up; a file may import its own storey and those below. */
const storeys: readonly (readonly [name: string, isThere: (path: string) => boolean])[] = [
  ['platform', path => path.startsWith('src/platform/')],
  ['standards', path => path.startsWith('src/standards/')],
  ['web', path => path.startsWith('src/web/') || path === 'src/street.ts'],
  ['modules', path => path.startsWith('src/modules/')],
  ['top', path => path.startsWith('src/')],
];

/** The height of a storey that a path or an import target lies in; nothing for packages. */
export function storeyOf(target: string): number | undefined {
  const alias = /^#([^/]+)(\/.*)?$/.exec(target);
  if (alias?.[2] !== undefined) return storeyOf(`src/${alias[1]}${alias[2]}`);
  if (alias) return storeyOf(`src/modules/${alias[1]}/`);
  const height = storeys.findIndex(([, isThere]) => isThere(target));
  return height === -1 ? undefined : height;
}

export const storeyName = (height: number): string => storeys[height]?.[0] ?? '';
