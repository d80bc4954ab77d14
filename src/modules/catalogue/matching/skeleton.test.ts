import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Said } from '../store/record.ts';
import { agrees, judge } from './judge.ts';
import { skeleton } from './skeleton.ts';
import { keysOf, traitsOf } from './traits.ts';

const said = (title: string, author: string, changes: Partial<Said> = {}): Said => ({
  title,
  subtitle: undefined,
  authors: [author],
  year: 1935,
  years: [1935],
  language: undefined,
  languages: [],
  originalLanguage: undefined,
  material: 'book',
  audience: 'adult',
  level: undefined,
  subjects: [],
  contents: [],
  links: [],
  genre: undefined,
  series: undefined,
  part: undefined,
  volume: undefined,
  volumeName: undefined,
  seriesNumber: undefined,
  statement: undefined,
  publisher: undefined,
  pages: undefined,
  summary: undefined,
  isbns: [],
  identifiers: [],
  sortTitle: title,
  workKey: undefined,
  ...changes,
});

/** Two libraries describe one book so: it is found and it is recognised. */
function isOne(ours: Said, theirs: Said): boolean {
  const [a, b] = [traitsOf(ours), traitsOf(theirs)];
  return keysOf(a).some(key => keysOf(b).includes(key)) && agrees(judge(a, b));
}

test('a title in the old spelling and in the new is one title', () => {
  assert.ok(
    isOne(
      said('De heeren van den overkant', 'Verzonnen, Vera'),
      said('De heren van den overkant', 'Verzonnen, V.'),
    ),
  );
  assert.equal(skeleton('Hollandsche menschen'), skeleton('Hollandse mensen'));
});

test('a title in its own script is one with its romanisation, whatever the rules of that', () => {
  const own = said('Война и мир', 'Толстой, Лев');
  for (const [title, author] of [
    ['Vojna i mir', 'Tolstoj, Lev'],
    ['Voĭna i mir', 'Tolstoĭ, Lev'],
    ['Voyna i mir', 'Tolstoy, Lev'],
  ] as const)
    assert.ok(isOne(own, said(title, author)), title);
});

test('accents, signs and an article behind the title are a way of writing', () => {
  assert.ok(isOne(said('De één of ander', 'Müller, Jörg'), said('De een of ander', 'Muller, Jorg')));
  assert.ok(
    isOne(
      said('De lange oever', 'Verzonnen, Vera', { sortTitle: 'lange oever' }),
      said('Lange oever, de', 'Verzonnen, Vera'),
    ),
  );
});

test('words of which more than the spelling differs stay two titles', () => {
  assert.ok(!isOne(said('De brug', 'Verzonnen, Vera'), said('De berg', 'Verzonnen, Vera')));
  assert.ok(!isOne(said('Война и мир', 'Толстой, Лев'), said('Anna Karenina', 'Tolstoj, Lev')));
});

test('who took the subtitle into the title, and who filed the same family, are found', () => {
  const whole = said('Een veerman aan de wal', 'Verzonnen, Vera');
  assert.ok(isOne(said('Een veerman', 'Verzonnen, V.', { subtitle: 'aan de wal' }), whole));
  assert.ok(isOne(said('Veerman', 'Verzonnen, Wilhelmina'), said('Veerman', 'Verzonnen, W.')));
  assert.ok(isOne(said('Veerman', 'Verzonnen, Vera, 1950-'), said('Veerman', 'Vera Verzonnen')));
});

test('a record that romanises and gives the own script beside it is one with a record in that script', () => {
  const own = { title: '金田一京助 と アイヌ語', subtitle: undefined, author: '大正 十三造' };
  const romanised = said('Kindaichi Kyosuke to Ainugo', 'Taisho, Tomizo', { ownScript: own });
  assert.ok(isOne(romanised, said(own.title, own.author)));
  assert.ok(!isOne(romanised, said('式子 内親王 集', own.author)));
});
