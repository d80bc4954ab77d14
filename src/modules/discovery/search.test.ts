import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { catalogueModule } from '../catalogue/module.ts';
import { circulationModule } from '../circulation/module.ts';
import { moveItems } from '../circulation/index.ts';
import { networkModule } from '../network/module.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { aNetwork } from '../../../test/support/network.ts';
import { type ATitle, addTitles } from '../../../test/support/titles.ts';
import { sqlSearch } from './adapters/sql/sql-search.ts';
import { record } from '#ledger';
import { countLoans, learnWords, reindex } from './jobs.ts';
import { discoveryModule } from './module.ts';
import { type Filters, noFilters, type SearchQuery } from './search-port.ts';

const on = '2026-06-02';
const ask = (
  words: string,
  more: Partial<Omit<SearchQuery, 'filters'>> & { filters?: Partial<Filters> } = {},
): SearchQuery => ({
  words,
  sort: 'relevance',
  page: 1,
  pageSize: 10,
  viewpoint: undefined,
  on,
  ...more,
  filters: { ...noFilters, ...more.filters },
});

async function aLibrary(t: Parameters<typeof testDatabase>[0], titles: readonly ATitle[]) {
  const db = await testDatabase(t, [networkModule, catalogueModule, circulationModule, discoveryModule]);
  const { units } = await aNetwork(db);
  const added = await addTitles(
    db,
    titles.map(title => ({ at: [units.north.id], ...title })),
  );
  const search = sqlSearch(db);
  const names = new Map(added.map(({ edition }, place) => [edition, titles[place]?.title ?? '']));
  const find = async (query: SearchQuery) => {
    const found = await search.search(query);
    return { ...found, titles: found.hits.map(edition => names.get(edition)) };
  };
  return { db, units, added, search, find };
}

describe('finding titles', () => {
  test('Dutch forms, accents, small words and capitals do not matter; the title that is meant comes first', async t => {
    const { find } = await aLibrary(t, [
      { title: 'De tuinen van Drenthe', summary: 'Over het hemelwater' },
      { title: 'Hemel' },
      { title: 'De ontdekking van de hemel', authors: ['Mulisch, Harry'] },
      { title: 'Café der gekken', authors: ['Brontë, Zoë'] },
    ]);
    assert.deepEqual((await find(ask('tuin'))).titles, ['De tuinen van Drenthe']);
    assert.deepEqual((await find(ask('HEMEL'))).titles, ['Hemel', 'De ontdekking van de hemel']);
    assert.deepEqual((await find(ask('het ontdekking van hemel'))).titles, ['De ontdekking van de hemel']);
    assert.deepEqual((await find(ask('cafe bronte'))).titles, ['Café der gekken']);
    assert.deepEqual((await find(ask('harry mulisch'))).titles, ['De ontdekking van de hemel']);
    assert.deepEqual((await find(ask('"van de hemel"'))).titles, ['De ontdekking van de hemel']);
    assert.equal((await find(ask('"hemel de van"'))).total, 0);
  });

  test('a title of small words only, or of a number, is found', async t => {
    const { find } = await aLibrary(t, [{ title: 'Het' }, { title: '1984' }, { title: 'Wat over het meer' }]);
    assert.equal((await find(ask('het'))).titles[0], 'Het');
    assert.deepEqual((await find(ask('1984'))).titles, ['1984']);
  });

  test('an ISBN of ten or thirteen and a scanned barcode find their title', async t => {
    const { find, added } = await aLibrary(t, [
      { title: 'Ferry Timetables', isbns: ['9780306406157'] },
      { title: 'Other', isbns: [] },
    ]);
    assert.deepEqual((await find(ask('978-0-306-40615-7'))).titles, ['Ferry Timetables']);
    assert.deepEqual((await find(ask('0306406152'))).titles, ['Ferry Timetables']);
    assert.deepEqual((await find(ask(`B${added[1]?.edition}-0`))).titles, ['Other']);
  });

  test('a slip gets "did you mean", only when nothing is found', async t => {
    const { find, db } = await aLibrary(t, [
      { title: 'De ontdekking van de hemel', authors: ['Mulisch, Harry'] },
      { title: 'Harry Potter' },
    ]);
    await learnWords(db);
    assert.equal((await find(ask('ontdeking hmeel'))).meant, 'ontdekking hemel');
    assert.equal((await find(ask('harry poter'))).meant, 'harry potter');
    assert.equal((await find(ask('hemel'))).meant, undefined);
    assert.equal((await find(ask('xyzzyqqq'))).meant, undefined);
  });

  test('a compound written apart, or longer than any title knows it, leads to what there is', async t => {
    const { find, db } = await aLibrary(t, [
      { title: 'Arbeidersontwikkeling in Drenthe' },
      { title: 'Het beste kinderboek' },
      { title: 'Arbeiders' },
      { title: 'Ontwikkeling' },
    ]);
    await learnWords(db);
    assert.equal((await find(ask('arbeiders ontwikkeling'))).meant, 'arbeidersontwikkeling');
    assert.equal((await find(ask('kinderboekenweekgeschenken'))).meant, 'kinderboek');
    assert.equal((await find(ask('kinderboekenweek ontwikkeling'))).meant, 'ontwikkeling');
    assert.equal((await find(ask('kindreboek'))).meant, 'kinderboek');
    assert.equal((await find(ask('mooiste kinderboek 1'))).meant, undefined, 'one is in no title');
    assert.equal((await find(ask('qqqqqqq kinderboek'))).meant, 'kinderboek');
  });

  test('old spelling and sounds that are written otherwise lead to how a title has it', async t => {
    const { find, db } = await aLibrary(t, [
      { title: 'IJzer en mens' },
      { title: 'Het cadeau' },
      { title: 'Byron' },
    ]);
    await learnWords(db);
    assert.equal((await find(ask('yzer'))).meant, 'ijzer');
    assert.equal((await find(ask('yzer en mensch'))).meant, 'ijzer en mens');
    assert.equal((await find(ask('kadeau'))).meant, 'cadeau');
    assert.equal((await find(ask('bijron'))).meant, 'byron');
  });

  test('any text gets an answer', async t => {
    const { find } = await aLibrary(t, [{ title: 'Hemel' }]);
    const texts = [
      '!!!',
      "'",
      '\\',
      ':*',
      '& | !',
      '🙂',
      'שלום',
      'a',
      'x'.repeat(10_000),
      '"',
      '<->',
      'hemel\u0000',
    ];
    for (const text of texts) {
      const { total, facets } = await find(ask(text));
      assert.ok(total <= 1, text);
      assert.ok(
        facets.branch.every(({ count }) => count <= total),
        text,
      );
    }
    assert.equal((await find(ask(''))).total, 1);
    assert.deepEqual((await find(ask('hemel', { page: 10_000 }))).hits, []);
  });

  test('a title on the shelf is available until the moment it leaves the shelf', async t => {
    const { find, db, added, units } = await aLibrary(t, [{ title: 'Hemel' }]);
    const now = ask('hemel', { filters: { availableNow: true } });
    assert.equal((await find(now)).total, 1);
    const item = added[0]?.items[0] ?? 0;
    await db.transaction(async tx => {
      const inside = sqlSearch(tx);
      await moveItems(tx, [
        { item, verb: 'send', unit: units.north.id, at: new Date('2026-06-02T09:00:00Z') },
      ]);
      assert.equal((await inside.search(now)).total, 0, 'at once, for who made the change');
      assert.equal((await find(now)).total, 1, 'not yet, for the others');
    });
    const after = await find(now);
    assert.equal(after.total, 0);
    assert.deepEqual(after.facets.available, []);
    assert.equal((await find(ask('hemel'))).total, 1);
  });

  test('of titles that fit as well, those at my branch come first', async t => {
    const { find, units, db } = await aLibrary(t, []);
    const [far, near] = await addTitles(db, [
      { title: 'Hemel', at: [units.south.id] },
      { title: 'Hemel', at: [units.east.id] },
    ]);
    const hits = async (viewpoint: number) => (await find(ask('hemel', { viewpoint }))).hits;
    assert.deepEqual(await hits(units.east.id), [near?.edition, far?.edition]);
    assert.deepEqual(await hits(units.south.id), [far?.edition, near?.edition]);
  });

  test('typing shows authors and titles', async t => {
    const { search, added } = await aLibrary(t, [
      { title: 'De ontdekking van de hemel', authors: ['Mulisch, Harry'] },
      { title: 'Muizen', authors: ['Verzonnen, Mia'] },
    ]);
    assert.deepEqual(await search.suggest('mu', 5), [
      { kind: 'author', text: 'Mulisch, Harry', edition: undefined },
      { kind: 'title', text: 'De ontdekking van de hemel', edition: added[0]?.edition },
      { kind: 'title', text: 'Muizen', edition: added[1]?.edition },
    ]);
    assert.deepEqual(await search.suggest('', 5), []);
  });

  test('typing shows series and subjects too, also when a subject was typed to its end', async t => {
    const { search } = await aLibrary(t, [
      { title: 'Engel', series: 'Engelenreeks', subjects: ['Engelen en duivels', 'Reizen'] },
    ]);
    const said = async (text: string) =>
      (await search.suggest(text, 8)).map(({ kind, text: name }) => `${kind} ${name}`);
    assert.deepEqual(await said('engel'), [
      'series Engelenreeks',
      'subject Engelen en duivels',
      'title Engel',
    ]);
    assert.deepEqual(await said('reizen'), ['subject Reizen', 'title Engel']);
    assert.deepEqual(await said(`'); drop "`), []);
    assert.deepEqual(await said('🙂'), []);
  });
});

describe('keeping the search rows', () => {
  test('reindexing makes the same rows again, and what was lent most comes first after the night’s count', async t => {
    const { db, find, added, units } = await aLibrary(t, [
      { title: 'Veen en turf' },
      { title: 'Turf en veen' },
    ]);
    const before = await find(ask('turf'));
    const told: number[] = [];
    assert.equal(await reindex(db, done => told.push(done)), 2);
    assert.deepEqual(told, [2]);
    assert.deepEqual(await find(ask('turf')), before);
    const { id: unit, organisation, municipality } = units.north;
    const loan = {
      kind: 'loan',
      at: new Date('2026-05-01T10:00:00Z'),
      day: '2026-05-01',
      unit,
      organisation,
      municipality,
    } as const;
    await db.transaction(tx =>
      record(tx, { items: [{ ...loan, edition: added[1]?.edition, item: added[1]?.items[0] }] }),
    );
    await countLoans(db, new Date('2026-06-02T02:00:00Z'));
    assert.deepEqual((await find(ask('', { sort: 'most-borrowed' }))).titles, [
      'Turf en veen',
      'Veen en turf',
    ]);
    await countLoans(db, new Date('2028-06-02T02:00:00Z'));
    assert.deepEqual((await find(ask('', { sort: 'most-borrowed' }))).titles, [
      'Veen en turf',
      'Turf en veen',
    ]);
  });
});
