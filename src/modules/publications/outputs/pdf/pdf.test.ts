import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { pdftotext, unlessThere } from '../../../../../test/support/debian.ts';
import { anEdition } from '../../../../../test/support/edition.ts';
import { everyBlock } from '../../../../../test/support/report.ts';
import { type BlockBody, blockBody, textsOf } from '../../block.ts';
import { sayText } from '../../reading.ts';
import { sheetsOf } from '../../sheet.ts';
import { capacity, heightOf } from '../../sheets.ts';
import { pdf } from './document.ts';
import { canTypeset, unprintable } from '#platform/typesetter.ts';

const skip = canTypeset ? false : 'there is no typesetter for this machine';
const run = promisify(execFile);

/** The text of each page, as a reader of PDF gives it. */
async function pagesIn(t: TestContext, bytes: Buffer): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'pdf-'));
  t.after(() => rm(folder, { recursive: true }));
  const file = join(folder, 'report.pdf');
  await writeFile(file, bytes);
  const { stdout } = await run(pdftotext.path, ['-enc', 'UTF-8', file, '-'], { maxBuffer: 1 << 26 });
  return stdout.split('\f');
}

const wordsOf = (text: string): string[] => text.replaceAll('\u00AD', '').match(/[\p{L}\p{N}]+/gu) ?? [];

test('the PDF has the same pages as the web, each with all of its words and the demo’s notice', {
  skip: skip || unlessThere(pdftotext),
}, async t => {
  const edition = anEdition([everyBlock, everyBlock]);
  const { content } = edition.version;
  const pages = await pagesIn(t, pdf.make(edition));
  for (const { page, kind, blocks } of sheetsOf(content)) {
    const printed = pages[page - 1] ?? '';
    assert.match(printed.replaceAll(/\s+/g, ' '), /Demonstratie: deels verzonnen cijfers/, `page ${page}`);
    if (kind !== 'text') continue;
    const there = new Map(Map.groupBy(wordsOf(printed), word => word));
    const wanted = blocks
      .filter(({ body }) => body.kind !== 'chart' && body.kind !== 'map')
      .flatMap(({ body }) => textsOf(body).flatMap(text => wordsOf(sayText(content, text))));
    const lost = wanted.filter(word => !there.has(word));
    assert.ok(lost.length <= wanted.length * 0.005, `page ${page} lost ${lost.join(' ')}`);
  }
  assert.match(
    pages.slice(content.pages).join(' '),
    /een verzonnen verslag, bladzijde 8/,
    'sources stand at the end',
  );
});

const wordy = (most: number) =>
  fc
    .array(
      fc.constantFrom(
        'de',
        'bibliotheek',
        'verantwoordelijkheden',
        'en',
        '{{visits}}',
        'WWW',
        '#let',
        '*',
        '"',
        '\\',
        '$x_1$',
        '<a>',
        '//',
      ),
      { minLength: 1, maxLength: most },
    )
    .map(words => words.join(' '));

const anyBlock: fc.Arbitrary<BlockBody> = fc
  .oneof(
    wordy(350).map(text => ({ kind: 'paragraph', text })),
    wordy(8).map(text => ({ kind: 'heading', level: 2, text })),
    fc.array(wordy(20), { minLength: 1, maxLength: 8 }).map(items => ({ kind: 'list', items })),
    fc
      .array(wordy(20), { minLength: 3, maxLength: 8 })
      .map(items => ({ kind: 'list', ordered: true, items, levels: items.map((_, n) => n % 3) })),
    wordy(60).map(text => ({ kind: 'quote', text, by: 'Iemand' })),
    wordy(60).map(text => ({ kind: 'callout', title: 'Let op', text })),
    fc
      .tuple(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 1, max: 20 }), wordy(4))
      .map(([columns, rows, cell]) => ({
        kind: 'table',
        caption: 'Tabel',
        head: Array.from({ length: columns }, (_, n) => `Kolom ${n}`),
        rows: Array.from({ length: rows }, () => Array.from({ length: columns }, () => cell)),
      })),
    fc.tuple(fc.integer({ min: 1, max: 12 }), fc.constantFrom('bars', 'line')).map(([rows, shape]) => ({
      kind: 'chart',
      title: 'Grafiek',
      description: 'Wat de grafiek zegt.',
      shape,
      rows: Array.from({ length: rows }, (_, n) => ({ label: `Rij ${n}`, figure: 'visits' })),
    })),
    fc.integer({ min: 1, max: 12 }).map(rows => ({
      kind: 'map',
      title: 'Kaart',
      description: 'Wat de kaart zegt.',
      rows: Array.from({ length: rows }, (_, n) => ({ place: `p${n}`, figure: 'north' })),
    })),
  )
  .map(body => blockBody.safeParse(body))
  .filter(read => read.success)
  .map(({ data }) => data)
  .filter(body => heightOf(body) <= capacity - 6);

test('whatever is written, every page begins in print where the web says that it does', { skip }, () => {
  fc.assert(
    fc.property(fc.array(anyBlock, { minLength: 1, maxLength: 25 }), blocks => {
      assert.match(pdf.make(anEdition([blocks])).toString('latin1', 0, 8), /%PDF-1\.7/);
    }),
    { numRuns: 40 },
  );
});

test('sixty chapters with a chart each are set in one go', { skip }, () => {
  const chart = everyBlock.filter(({ kind }) => kind === 'chart' || kind === 'paragraph');
  assert.ok(pdf.make(anEdition(Array.from({ length: 60 }, () => chart))).length > 10_000);
});

test('a sign that our type lacks is known before publishing, whatever type the machine has besides', {
  skip,
}, () => {
  assert.deepEqual(unprintable('Ça va? Ελληνικά, Україна, Türkçe: “½ € → ≥” zacht\u00ADe'), []);
  assert.deepEqual(unprintable('Goed 😀 gedaan ✓ 漢字, nog eens ✓ مر'), ['😀', '✓', '漢', '字', 'م', 'ر']);
  assert.deepEqual(unprintable('zonder betekenis: \uE000'), ['\uE000']);
});
