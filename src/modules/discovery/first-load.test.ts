import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Db, sql } from '#platform/db.ts';
import { catalogueModule } from '../catalogue/module.ts';
import { circulationModule } from '../circulation/module.ts';
import { networkModule } from '../network/module.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { aNetwork } from '../../../test/support/network.ts';
import { addTitles } from '../../../test/support/titles.ts';
import { sqlSearch } from './adapters/sql/sql-search.ts';
import { learnWords } from './jobs.ts';
import { discoveryModule } from './module.ts';
import { noFilters } from './search-port.ts';

/** How the index of words is made; nothing while it is left out. */
const index = async (db: Db) =>
  (
    await db.maybe<{ made: string }>(
      sql`select indexdef as made from pg_indexes where schemaname = 'discovery' and indexname = 'title_by_word'`,
    )
  )?.made;

test('the first titles go in without the index of words and are found all the same; it is there again when the words are learnt, and stays', async t => {
  const db = await testDatabase(t, [networkModule, catalogueModule, circulationModule, discoveryModule]);
  const { units } = await aNetwork(db);
  const search = sqlSearch(db);
  const found = async (words: string) =>
    (
      await search.search({
        words,
        sort: 'relevance',
        page: 1,
        pageSize: 10,
        viewpoint: undefined,
        on: '2026-06-02',
        filters: noFilters,
      })
    ).total;
  const add = (count: number, word: string) =>
    addTitles(
      db,
      Array.from({ length: count }, (_, n) => ({ title: `${word} deel ${n}`, at: [units.north.id] })),
    );
  const migrated = await index(db);
  assert.ok(migrated);
  await add(20, 'Voorlopers');
  assert.equal(await index(db), migrated, 'a few titles are no load');
  await db.script('truncate discovery.title cascade');
  await add(300, 'Turfschip');
  assert.equal(await index(db), undefined);
  assert.equal(await found('turfschip'), 300);
  await learnWords(db);
  assert.equal(await index(db), migrated, 'as the migrations make it');
  assert.equal(await found('turfschip'), 300);
  await add(300, 'Veenlijk');
  assert.equal(await index(db), migrated, 'what comes to titles that are there goes into the index');
  assert.equal(await found('veenlijk'), 300);
});
