import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { anEdition } from '../../../test/support/edition.ts';
import type { BlockBody } from './block.ts';
import { compareVersions, compareWords } from './difference.ts';

const say = (text: string): BlockBody => ({ kind: 'paragraph', text });
const content = (...texts: readonly string[]) => anEdition([texts.map(say)]).version.content;

test('a rewritten sentence shows the words that came and went, and only those', () => {
  assert.deepEqual(compareWords('Er kwamen 120 bezoekers in Noord.', 'Er kwamen 131 bezoekers in Noord.'), [
    { what: 'same', text: 'Er kwamen ' },
    { what: 'removed', text: '120 ' },
    { what: 'added', text: '131 ' },
    { what: 'same', text: 'bezoekers in Noord.' },
  ]);
});

test('whatever changed, both texts can be read back from the difference', () => {
  const text = fc.array(fc.constantFrom('de', 'bieb', 'leest', 'voor', 'morgen'), { maxLength: 12 });
  fc.assert(
    fc.property(text, text, (one, other) => {
      const [before, after] = [one.join(' '), other.join(' ')];
      const stretches = compareWords(before, after);
      const without = (what: string) =>
        stretches
          .filter(stretch => stretch.what !== what)
          .map(stretch => stretch.text.trim())
          .filter(Boolean)
          .join(' ');
      assert.equal(without('added'), before);
      assert.equal(without('removed'), after);
    }),
  );
});

test('between two versions only what differs is shown: a block rewritten, one added, one gone', () => {
  const before = content('Blijft staan.', 'Wordt anders.', 'Gaat weg.');
  const after = content('Blijft staan.', 'Wordt heel anders.');
  const [chapter, ...others] = compareVersions(before, after);
  assert.equal(others.length, 0);
  assert.deepEqual(
    chapter?.blocks.map(({ what }) => what),
    ['rewritten', 'removed'],
  );
  assert.deepEqual(
    compareVersions(after, before)[0]?.blocks.map(({ what }) => what),
    ['rewritten', 'added'],
  );
  assert.deepEqual(compareVersions(before, before), []);
});

test('a number that was corrected shows, though its sentence was not rewritten', () => {
  const before = content('Er kwamen {{visits}} bezoekers.');
  const figure = before.figures['visits'];
  assert.ok(figure);
  const after = { ...before, figures: { ...before.figures, visits: { ...figure, said: '99' } } };
  assert.deepEqual(compareVersions(before, after)[0]?.blocks[0]?.stretches, [
    { what: 'same', text: 'Er kwamen ' },
    { what: 'removed', text: '12.345 ' },
    { what: 'added', text: '99 ' },
    { what: 'same', text: 'bezoekers.' },
  ]);
});
