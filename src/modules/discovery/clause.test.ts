import assert from 'node:assert/strict';
import { test } from 'node:test';
import { catalogueModule } from '../catalogue/module.ts';
import { circulationModule } from '../circulation/module.ts';
import { networkModule } from '../network/module.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { aNetwork } from '../../../test/support/network.ts';
import { addTitles } from '../../../test/support/titles.ts';
import { sqlSearch } from './adapters/sql/sql-search.ts';
import type { Clause, WordField } from './clause.ts';
import { discoveryModule } from './module.ts';
import { noFilters } from './search-port.ts';

const words = (field: WordField, text: string, begins = false): Clause => ({
  kind: 'words',
  field,
  words: text.split(' '),
  begins,
});
const join = (kind: 'and' | 'or' | 'not', left: Clause, right: Clause): Clause => ({ kind, left, right });
const years = (from: number | undefined, to: number | undefined): Clause => ({ kind: 'years', from, to });

const titles = [
  { title: 'De heide', authors: ['Turf, Ada'], year: 1999, subjects: ['Veen'], language: 'dut' },
  { title: 'Turf en heide', authors: ['Heide, Bo'], year: 2010, summary: 'Over het veen', language: 'fry' },
  { title: 'Veen', series: 'Turfreeks', isbns: ['9789000000012'], material: 'dvd' as const },
];

test('a clause looks only into its own field, and a tree of clauses is joined as it is written', async t => {
  const db = await testDatabase(t, [networkModule, catalogueModule, circulationModule, discoveryModule]);
  await aNetwork(db);
  const added = await addTitles(db, titles);
  const numbers = added.map(({ edition }) => edition);
  const find = async (clause: Clause) => {
    const { hits, total } = await sqlSearch(db).search({
      words: '',
      clause,
      filters: noFilters,
      sort: 'title',
      page: 1,
      pageSize: 10,
      viewpoint: undefined,
      on: '2026-06-02',
    });
    assert.equal(total, hits.length);
    return hits.map(edition => titles[numbers.indexOf(edition)]?.title).toSorted();
  };
  assert.deepEqual(await find(words('title', 'turf')), ['Turf en heide']);
  assert.deepEqual(await find(words('names', 'turf')), ['De heide']);
  assert.deepEqual(await find(words('names', 'turf', true)), ['De heide', 'Veen']);
  assert.deepEqual(await find(words('subjects', 'veen')), ['De heide']);
  assert.deepEqual(await find(words('rest', 'veen')), ['Turf en heide']);
  assert.deepEqual(await find(words('rest', '9789000000012')), ['Veen']);
  assert.deepEqual(await find(words('title', 'turf en')), ['Turf en heide']);
  assert.deepEqual(await find(words('title', 'en turf')), []);
  assert.deepEqual(await find({ kind: 'title-is', words: ['veen'] }), ['Veen']);
  assert.deepEqual(await find(join('not', words('anywhere', 'veen'), words('title', 'veen'))), [
    'De heide',
    'Turf en heide',
  ]);
  const either = join('or', words('names', 'heide'), { kind: 'material', material: 'dvd' });
  assert.deepEqual(await find(either), ['Turf en heide', 'Veen']);
  assert.deepEqual(await find(join('and', either, years(2000, undefined))), ['Turf en heide']);
  assert.deepEqual(await find(join('not', { kind: 'all' }, years(undefined, 2000))), [
    'Turf en heide',
    'Veen',
  ]);
  assert.deepEqual(await find({ kind: 'language', language: 'fry' }), ['Turf en heide']);
  assert.deepEqual(await find({ kind: 'edition', edition: numbers[2] ?? 0 }), ['Veen']);
  assert.deepEqual(await find({ kind: 'words', field: 'title', words: [], begins: false }), []);
});
