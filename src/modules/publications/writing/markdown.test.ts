import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { everyBlock } from '../../../../test/support/report.ts';
import type { BlockBody } from '../block.ts';
import { readChapters, readMarkdown, writeMarkdown } from './markdown.ts';

const photo: BlockBody = {
  kind: 'photo',
  file: 'a1',
  alt: '',
  credit: 'Iemand',
  consent: '',
  caption: 'Een bus',
};

const deep: BlockBody = {
  kind: 'list',
  ordered: true,
  items: ['lezen', 'voorlezen', 'thuis', 'leren'],
  levels: [0, 1, 2, 0],
};
const unnamed: BlockBody = { kind: 'quote', text: 'Hier is altijd iemand.', by: '' };

test('every kind of block reads back as it was written', () => {
  for (const body of [...everyBlock, photo, deep, unnamed])
    assert.deepEqual(readMarkdown(writeMarkdown(body)), { blocks: [body], unread: [] }, body.kind);
});

const line = fc
  .string({ minLength: 1, maxLength: 60 })
  .map(text => text.replaceAll(/\s+/g, ' ').trim())
  .filter(text => text !== '' && !/[\\|]$/.test(text));

test('whatever an author types in a paragraph or a table, it comes back the same', () => {
  fc.assert(
    fc.property(line, fc.array(fc.tuple(line, line), { minLength: 1, maxLength: 4 }), (text, rows) => {
      const paragraph: BlockBody = { kind: 'paragraph', text };
      assert.deepEqual(readMarkdown(writeMarkdown(paragraph)).blocks, [paragraph]);
      const cells = rows.map(pair =>
        pair
          .map(cell => cell.replaceAll('\\', ''))
          .map(cell => (/^[\s|:-]*$/.test(cell) ? 'x' : cell.trim())),
      );
      const table = { kind: 'table', caption: 'Titel', head: ['a', 'b'], rows: cells } as BlockBody;
      assert.deepEqual(readMarkdown(writeMarkdown(table)).blocks, [table]);
    }),
  );
});

test('a text from elsewhere becomes chapters; what cannot be read is told by its line', () => {
  const { chapters, unread } = readChapters(
    [
      'Vooraf',
      '',
      '# Eerste',
      'Een zin',
      'die doorloopt.',
      '* een',
      '  en verder',
      '* twee',
      '',
      '| Naam | Aantal |',
      '|---|---:|',
      '| Noord | {{north}} |',
      '# Tweede',
      '::: onbekend',
      'x: y',
      ':::',
      '#### Diep',
    ].join('\n'),
    'Inleiding',
  );
  assert.deepEqual(
    chapters.map(({ title, blocks }) => [title, ...blocks.map(({ kind }) => kind)]),
    [
      ['Inleiding', 'paragraph'],
      ['Eerste', 'paragraph', 'list', 'table'],
      ['Tweede', 'heading'],
    ],
  );
  assert.deepEqual(chapters[1]?.blocks[0], { kind: 'paragraph', text: 'Een zin die doorloopt.' });
  assert.deepEqual(chapters[1]?.blocks[1], { kind: 'list', items: ['een en verder', 'twee'] });
  assert.deepEqual(unread, [{ line: 14, text: '::: onbekend' }]);
});
