import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { Clause } from './clause.ts';
import { readQueryLanguage } from './query-language.ts';

/** A clause as a person would write it down. */
function said(clause: Clause | undefined): string {
  if (!clause) return 'words';
  if (clause.kind === 'words') return `${clause.field}=${clause.words.join('+')}`;
  if (clause.kind === 'and' || clause.kind === 'or' || clause.kind === 'not')
    return `(${said(clause.left)} ${clause.kind} ${said(clause.right)})`;
  return clause.kind;
}
const read = (text: string): string => said(readQueryLanguage(text));

describe('what people may type between words', () => {
  test('operators in capitals join, the or least', () => {
    assert.equal(read('hond EN kat'), '(anywhere=hond and anywhere=kat)');
    assert.equal(read('hond OF kat muis'), '(anywhere=hond or (anywhere=kat and anywhere=muis))');
    assert.equal(read('hond NOT kat OR muis'), '((anywhere=hond not anywhere=kat) or anywhere=muis)');
    assert.equal(read('NIET hond'), '(all not anywhere=hond)');
    assert.equal(read('vogel NIET kat NIET hond'), '(anywhere=vogel not (anywhere=kat or anywhere=hond))');
    assert.equal(read('"de hond" OF "kat EN muis"'), '(anywhere=de+hond or anywhere=kat+en+muis)');
  });

  test('small letters, and a text of capitals only, are words', () => {
    for (const text of ['nu of nooit', 'Niet zonder mij', 'TE WEINIG OF TE VEEL', 'OF', 'EN', 'hallo: daar'])
      assert.equal(read(text), 'words', text);
  });

  test('a field holds up to the next field or operator', () => {
    assert.equal(
      read('auteur: harry mulisch titel:hemel'),
      '((names=harry and names=mulisch) and title=hemel)',
    );
    assert.equal(read('Onderwerp:"tweede wereldoorlog"'), 'subjects=tweede+wereldoorlog');
    assert.equal(read('serie:kameleon OF hemel'), '(names=kameleon or anywhere=hemel)');
    assert.equal(read('isbn: 0-306-40615-2'), 'rest=9780306406157');
    assert.equal(read('isbn:12345'), 'rest=12345');
  });

  test('what is not finished is read as far as it goes', () => {
    assert.equal(read('hond OF'), 'anywhere=hond');
    assert.equal(read('OF EN hond NIET'), 'anywhere=hond');
    assert.equal(read('titel:'), 'words');
    assert.equal(read('titel: "hond'), 'title=hond');
    assert.equal(read('titel: !!! NIET ???'), 'words');
  });

  test('any text is read, and no text of any length asks for more than some dozens of things', () => {
    const piece = fc.constantFrom(
      'EN',
      'OF',
      'NIET',
      'titel:',
      'isbn:',
      '"',
      ' ',
      'hond',
      'שלום',
      '🙂',
      "'",
      '\\',
      ':*',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(piece).map(list => list.join(' ')),
        ),
        text => {
          assert.ok(said(readQueryLanguage(text)).length < 5_000);
        },
      ),
    );
    assert.ok(read('a OF '.repeat(10_000)).length < 5_000);
  });
});
