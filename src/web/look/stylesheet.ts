import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { transform } from 'esbuild';
import { keepUsed } from './purge.ts';

/** The components of the NL Design System that our parts are made of. */
const components = [
  'document',
  'skip-link',
  'heading-1',
  'heading-2',
  'heading-3',
  'heading-4',
  'paragraph',
  'link',
  'button',
  'button-group',
  'button-link',
  'link-button',
  'form-field',
  'form-label',
  'form-field-description',
  'form-field-error-message',
  'form-fieldset',
  'textbox',
  'textarea',
  'select',
  'checkbox',
  'alert',
  'data-list',
  'table',
  'data-badge',
  'breadcrumb-nav',
  'pagination',
  'unordered-list',
];

/** Ours, in this order: colours and sizes, what they mean to the components, then what the components lack. */
const own = ['colour', 'theme', 'page', 'parts', 'thread', 'titles', 'print'];

const bundle = createRequire(import.meta.url).resolve('@utrecht/component-library-css/package.json');
const utrecht = createRequire(bundle);

/** What a browser would drop without a word, one brace too few and half the page, stops us here. */
async function minify(css: string): Promise<string> {
  const { code, warnings } = await transform(css, { loader: 'css', minify: true, legalComments: 'none' });
  if (warnings.length > 0) throw new Error(warnings.map(({ text }) => text).join('; '));
  return code;
}

/** Every class that is written in full in our own pages and parts. */
function classesInUse(): Set<string> {
  const home = join(import.meta.dirname, '..');
  const sources = readdirSync(home, { recursive: true, encoding: 'utf8' })
    .filter(path => path.endsWith('.tsx'))
    .map(path => readFileSync(join(home, path), 'utf8'));
  return new Set(sources.flatMap(text => text.match(/utrecht-[\w-]+/g) ?? []));
}

/** Arial, stretched to the measure of our own type, so that nothing moves when that arrives. */
const fonts = (fontHref: string): string => `
@font-face{font-family:"Atkinson Hyperlegible Next";src:url(${fontHref}) format("woff2");font-weight:200 800;font-style:normal;font-display:swap}
@font-face{font-family:"Atkinson fallback";src:local("Arial"),local("Liberation Sans"),local("Helvetica Neue");size-adjust:87.6%;ascent-override:112%;descent-override:36.5%;line-gap-override:0%}`;

/** The one stylesheet of all pages, minified: what we use of the components, and ours. */
export async function stylesheet(fontHref: string): Promise<string> {
  const used = classesInUse();
  const theirs = await Promise.all(
    components.map(name =>
      minify(readFileSync(utrecht.resolve(`@utrecht/${name}-css/dist/index.css`), 'utf8')),
    ),
  );
  const ours = own.map(name => readFileSync(join(import.meta.dirname, `${name}.css`), 'utf8'));
  const kept = keepUsed(theirs.join(''), name => !name.startsWith('utrecht-') || used.has(name));
  return minify(`${fonts(fontHref)}@layer components{${kept}}${ours.join('')}`);
}
