import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { BlockBody } from './block.ts';
import { canonicalJson } from './canonical.ts';
import { looseDigits } from './digits.ts';
import { figuresIn, plainText, readInline } from './inline.ts';
import { firstPage, layOut } from './sheets.ts';
import { readWritten } from './written-file.ts';

const digitsOf = (text: string) =>
  looseDigits([{ id: 'b-1', body: { kind: 'paragraph', text } }]).map(({ near }) => near);

test('numbers that are typed are shown to the author; years, dates, times and pages are not', () => {
  assert.deepEqual(
    digitsOf('Op 9 september 2023 om 10:30 uur kwamen {{visits}} mensen, zie bladzijde 28.'),
    [],
  );
  assert.deepEqual(digitsOf('Minder CO2 op papier van A4.'), []);
  assert.deepEqual(digitsOf('Zie [het verslag](/publicaties/verslag-12).'), []);
  assert.equal(digitsOf('Er kwamen 1.234 mensen en 2.023,5 honden in 2023.').length, 2);
});

test('figures, emphasis and links are read; addresses that run a program stay text', () => {
  const kinds = readInline('**Veel** {{n}} *boeken* [lees](https://example.org/a) [x](javascript:alert)').map(
    ({ kind }) => kind,
  );
  assert.deepEqual(kinds, ['strong', 'text', 'figure', 'text', 'emphasis', 'text', 'link', 'text']);
  assert.deepEqual(figuresIn('{{a}} **{{b-2}}** {{ c }}'), ['a', 'b-2']);
});

test('text without our signs stays as it is, to the letter, and signs that close nothing stay text', () => {
  fc.assert(
    fc.property(fc.string(), text => {
      const bare = text.replaceAll(/[*{[]/g, '');
      assert.equal(
        plainText(readInline(bare), () => '?'),
        bare,
      );
    }),
  );
  assert.equal(
    plainText(readInline('2 * 3 en {{ x }} en [los]'), () => '?'),
    '2 * 3 en {{ x }} en [los]',
  );
});

const aBlock: fc.Arbitrary<BlockBody> = fc.oneof(
  fc
    .integer({ min: 1, max: 2_000 })
    .map((length): BlockBody => ({ kind: 'paragraph', text: 'a'.repeat(length) })),
  fc.constant<BlockBody>({ kind: 'heading', level: 2, text: 'Kop' }),
  fc.constant<BlockBody>({
    kind: 'map',
    title: 'Kaart',
    description: 'Waar',
    rows: [{ place: 'a', figure: 'a' }],
  }),
);

test('pages only go up, a chapter begins on its own, and a heading is never left alone below one', () => {
  fc.assert(
    fc.property(fc.array(fc.array(aBlock, { minLength: 1 }), { minLength: 1 }), chapters => {
      const { pages, count } = layOut(chapters);
      const flat = pages.flat();
      assert.equal(flat[0], firstPage(chapters.length));
      assert.equal(flat.at(-1), count);
      flat.reduce((before, page) => {
        assert.ok(page === before || page === before + 1);
        return page;
      });
      for (const [n, chapter] of pages.entries())
        if (n > 0) assert.ok((chapter[0] ?? 0) > (pages[n - 1]?.at(-1) ?? 0));
    }),
  );
  const filler: BlockBody = { kind: 'paragraph', text: 'a'.repeat(2_500) };
  const { pages } = layOut([
    [filler, { kind: 'heading', level: 2, text: 'Kop' }, { kind: 'paragraph', text: 'a'.repeat(800) }],
  ]);
  assert.equal(pages[0]?.[1], pages[0]?.[2]);
});

test('a template is filled in safely, and a name that nobody knows stops it', () => {
  const template = JSON.stringify({
    slug: 'a',
    title: 'Jaar $PLACE',
    summary: 'x',
    language: 'nl',
    chapters: [],
    tokens: {},
  });
  assert.equal(readWritten(template, { PLACE: 'De "Wolden"' }).title, 'Jaar De "Wolden"');
  assert.throws(() => readWritten(template, {}), /\$PLACE/);
});

test('equal things have one canonical form, whatever the order of their keys', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), value => {
      const turned = Object.fromEntries(Object.entries(value).toReversed());
      return canonicalJson(value) === canonicalJson(turned);
    }),
  );
});
