import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { MarcField } from '#standards/marc/record.ts';
import { data } from '../../../../test/support/marc.ts';
import { readFiction } from './fiction.ts';

const book = (form: string, more: MarcField[] = [], leader = '00000nam a2200000 i 4500') =>
  readFiction({
    leader,
    fields: [{ tag: '008', value: `200101s2019    ne            000 ${form} dut  ` }, ...more],
  });
const genre = (said: string) => data('655', ' 7', `a${said}`);
const nur = (code: string) => data('084', '  ', `a${code}`, '2nur');

test('a novel is fiction and a cookery book is not: by the code of the record, the trade, or its genre', () => {
  assert.equal(book('1'), true);
  assert.equal(book('f'), true);
  assert.equal(book('p'), true, 'poems');
  assert.equal(book('0'), false);
  assert.equal(book('e'), false, 'essays');
  assert.equal(book('0', [genre('Romans')]), false, 'the code comes first');
  assert.equal(book('|', [nur('NUR 301')]), true);
  assert.equal(book('|', [nur('283')]), true, 'a story for the young');
  assert.equal(book('|', [nur('440')]), false, 'cookery');
  assert.equal(book('|', [nur('223')]), false, 'the young who want to know');
  assert.equal(book(' ', [genre('Literaire roman')]), true);
  assert.equal(book(' ', [genre('Autobiografie')]), false);
  assert.equal(book(' ', [genre('Non-fictie')]), false);
});

test('of a book that says nothing nothing is said, and what is no text is neither', () => {
  assert.equal(book('|'), undefined);
  assert.equal(book('u'), undefined);
  assert.equal(book('m'), undefined, 'some of both');
  assert.equal(book(' ', [genre('Humor')]), undefined);
  assert.equal(book('1', [], '00000ngm a2200000 i 4500'), undefined, 'a film');
  assert.equal(
    book('1', [], '00000nas a2200000 i 4500'),
    undefined,
    'of a magazine that place means something else',
  );
});
