import assert from 'node:assert/strict';
import { mkdtemp, open, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Audience, Material } from '#catalogue';
import { seededChance } from '#platform/chance.ts';
import { type Db, sql } from '#platform/db.ts';
import { makeLog } from '#platform/log.ts';
import { aNetwork } from '../../../../../test/support/network.ts';
import { testDatabase } from '../../../../../test/support/database.ts';
import { addTitles } from '../../../../../test/support/titles.ts';
import { catalogueModule } from '../../../catalogue/module.ts';
import { circulationModule } from '../../../circulation/module.ts';
import { moveItems } from '../../../circulation/index.ts';
import { networkModule } from '../../../network/module.ts';
import { discoveryModule } from '../../module.ts';
import type { Clause } from '../../clause.ts';
import { wordsOf } from '../../fold.ts';
import { type CatalogueSearch, facetNames, noFilters, type SearchQuery, sorts } from '../../search-port.ts';
import { sqlSearch } from '../sql/sql-search.ts';
import { EmbeddedIndex } from './embedded-index.ts';
import { embeddedSearch } from './embedded-search.ts';
import { snapshotPath } from './make-snapshot.ts';
import { readSnapshot } from './snapshot-file.ts';

const on = '2026-06-02';
const at = new Date('2026-06-02T09:00:00Z');
const log = makeLog('silent');
const words =
  'de het een van zee heide turf veen tuin tuinen kind kinderen boek boeken hond café molen 1984 fiets wandelen'.split(
    ' ',
  );
const materials: Material[] = ['book', 'dvd', 'large-print'];
const audiences: Audience[] = ['adult', 'child', 'youth'];
const languages = ['dut', 'eng', 'fry'];

const chance = seededChance(20);
const below = (n: number) => Math.floor(chance.number() * n);
const one = <T>(list: readonly T[]): T => list[below(list.length)] as T;
const some = <T>(list: readonly T[], share: number): T[] => list.filter(() => chance.number() < share);
const text = (most: number) => Array.from({ length: 1 + below(most) }, () => one(words)).join(' ');

const authors = [
  'Zee, Ada',
  'Veen, Bo',
  'Turf, Cas',
  'Molen, Di',
  'Café, Ed',
  ...words.map(word => `Van ${word}`),
];
const isbns = ['9789025300036', '9789025300043'];
const fields = ['anywhere', 'title', 'names', 'subjects', 'rest'] as const;
const subjects = [...words.map(word => `Over ${word}`), 'Dieren', 'Kunst'];

/** What both engines say, the order of equal counts apart. */
async function said(search: CatalogueSearch, query: SearchQuery) {
  const found = await search.search(query);
  const facets = Object.fromEntries(
    Object.entries(found.facets).map(([name, counts]) => [
      name,
      counts.map(({ value, count }) => `${value} ${count}`).toSorted(),
    ]),
  );
  return { ...found, facets };
}

/** The same without "did you mean": each engine has words of its own for that. */
async function counted(search: CatalogueSearch, query: SearchQuery) {
  const { meant: _, ...rest } = await said(search, query);
  return rest;
}

describe('the embedded index', () => {
  const cleaning: (() => Promise<void>)[] = [];
  let db: Db;
  let folder: string;
  let index: EmbeddedIndex;
  let oracle: CatalogueSearch;
  let embedded: CatalogueSearch;
  let refused = 0;
  let units: number[];
  let organisations: number[];

  const never: CatalogueSearch = {
    search: query => {
      refused += 1;
      return oracle.search(query);
    },
    suggest: async () => [],
  };
  const aTitle = () => ({
    title: text(5),
    authors: some(authors, 0.2),
    subjects: some(subjects, 0.2),
    ...(chance.number() < 0.5 && { series: one(['Reeks A', 'Reeks B']) }),
    ...(chance.number() < 0.5 && { level: one(['AVI M4', 'AVI E5']) }),
    ...(chance.number() < 0.5 && { summary: text(20) }),
    ...(chance.number() < 0.8 && { year: 1990 + below(36) }),
    material: one(materials),
    audience: one(audiences),
    language: one(languages),
    isbns: [],
    at: Array.from({ length: below(5) }, () => one(units)),
    added: `2024-0${1 + below(9)}-01`,
  });
  const someWords = (): string => {
    const drawn = chance.number();
    if (drawn < 0.1) return '';
    if (drawn < 0.14) return `B${below(450)}-${below(3)}`;
    if (drawn < 0.16) return one(isbns);
    if (drawn < 0.3) return one(words);
    if (drawn < 0.2) return `"${text(2)}"`;
    if (drawn < 0.3)
      return `${text(1)} ${one(['EN', 'OF', 'NIET'])} ${one(['titel: ', 'auteur: ', ''])}${text(2)}`;
    return text(3);
  };
  const aLeaf = (): Clause => {
    const of: Record<string, () => Clause> = {
      words: () => ({
        kind: 'words',
        field: one(fields),
        words: text(chance.number() < 0.8 ? 1 : 2).split(' '),
        begins: false,
      }),
      begun: () => ({
        kind: 'words',
        field: one(fields),
        words: [...(chance.number() < 0.3 ? [one(words)] : []), one(['h', 'ki', 'boek', 'tu', 'zz'])],
        begins: true,
      }),
      title: () => ({ kind: 'title-is', words: wordsOf(text(2)) }),
      edition: () => ({ kind: 'edition', edition: below(450) }),
      language: () => ({ kind: 'language', language: one([...languages, 'xxx']) }),
      material: () => ({ kind: 'material', material: one([...materials, 'map' as const]) }),
      years: () => ({ kind: 'years', from: 1995, to: chance.number() < 0.5 ? 2010 : undefined }),
      all: () => ({ kind: 'all' }),
    };
    return (of[one(['words', 'words', 'words', 'begun', ...Object.keys(of)])] as () => Clause)();
  };
  const aClause = (depth = 3): Clause =>
    depth === 0 || chance.number() < 0.4
      ? aLeaf()
      : { kind: one(['and', 'or', 'not']), left: aClause(depth - 1), right: aClause(depth - 1) };
  const aQuery = (): SearchQuery => ({
    words: someWords(),
    ...(chance.number() < 0.25 && { clause: aClause() }),
    filters: {
      material: some(materials, 0.2),
      audience: some(audiences, 0.2),
      language: some([...languages, 'xxx'], 0.15),
      level: some(['AVI M4', 'AVI E5'], 0.05),
      author: some(authors, 0.03),
      series: some(['Reeks A', 'Reeks B'], 0.05),
      subject: some(subjects, 0.03),
      organisation: some(organisations, 0.1),
      branch: some(units, 0.15),
      availableNow: chance.number() < 0.3,
      yearFrom: chance.number() < 0.2 ? 2000 : undefined,
      yearTo: chance.number() < 0.2 ? 2015 : undefined,
    },
    facets: facetNames.filter(() => chance.number() < 0.6),
    within: chance.number() < 0.1 ? some(units, 0.5) : undefined,
    sort: one(sorts),
    page: 1 + below(3),
    pageSize: 10,
    viewpoint: chance.number() < 0.5 ? one(units) : undefined,
    on,
    ...(chance.number() < 0.25 && { filters: noFilters, within: undefined }),
  });
  /** Words alone. */
  const plainly = (typed: string): SearchQuery => ({
    words: typed,
    filters: noFilters,
    sort: 'relevance',
    page: 1,
    pageSize: 10,
    viewpoint: undefined,
    on,
  });
  const compare = async (queries: number) => {
    for (let asked = 0; asked < queries; asked += 1) {
      const query = aQuery();
      const meant = await counted(oracle, query);
      refused = 0;
      assert.deepEqual(await counted(embedded, query), meant, JSON.stringify(query));
      assert.equal(refused, 0, `who answered ${JSON.stringify(query)}`);
    }
  };
  const move = async (item: number, isOut: boolean) =>
    db.transaction(tx => moveItems(tx, [{ item, verb: isOut ? 'send' : 'arrive', unit: one(units), at }]));

  before(async () => {
    db = await testDatabase({ after: clean => void cleaning.push(clean) }, [
      networkModule,
      catalogueModule,
      circulationModule,
      discoveryModule,
    ]);
    const made = Object.values((await aNetwork(db)).units);
    units = made.map(({ id }) => id);
    organisations = made.filter(({ kind }) => kind === 'organisation').map(({ id }) => id);
    await addTitles(db, Array.from({ length: 400 }, aTitle));
    folder = await mkdtemp(join(tmpdir(), 'bindwerk-index-'));
    index = new EmbeddedIndex(db, { folder, log, threads: 2, frequent: 40, cheap: 100, mostBeside: 150 });
    await index.open();
    oracle = sqlSearch(db);
    embedded = embeddedSearch(index, db, never, log);
  });
  after(async () => {
    await index.close();
    for (const clean of cleaning) await clean();
    await rm(folder, { recursive: true });
  });

  test('500 searches of all kinds get the totals, facets and hits that PostgreSQL gives, also while titles and copies change', async () => {
    await compare(200);
    await addTitles(db, Array.from({ length: 60 }, aTitle));
    const items = await db.many<{ item: number }>(
      sql`select item from circulation.copy_view where state = 'on-shelf' order by item limit 100`,
    );
    for (const { item } of items) await move(item, true);
    await compare(200);
    await db.script(`delete from discovery.title where edition % 7 = 0`);
    await db.script(`update discovery.standing set loans = edition % 5`);
    await compare(150);
  });

  test('whatever is typed or made up in an address gets the answer that PostgreSQL gives', async () => {
    const odd = [
      ' ',
      'z',
      '!?…,;:--',
      '\'\\"',
      '"""',
      'zee '.repeat(2500),
      'z'.repeat(10_000),
      '📚🚲',
      'ספר ים zee',
      'книга heide 本',
      'EN OF NIET',
      'titel:',
      '\u0000zee',
      '1984',
      '9789025300036',
    ];
    for (const typed of odd) {
      refused = 0;
      assert.deepEqual(
        await said(embedded, plainly(typed)),
        await said(oracle, plainly(typed)),
        typed.slice(0, 40),
      );
      assert.equal(refused, 0, `who answered ${typed.slice(0, 40)}`);
    }
    const strange: Partial<SearchQuery>[] = [
      { page: 10_000 },
      {
        filters: {
          ...noFilters,
          language: ['zzz'],
          author: ['Nobody, N.'],
          subject: [''],
          level: ['x'.repeat(300)],
        },
      },
      { filters: { ...noFilters, branch: [0], organisation: [-1] } },
      { filters: { ...noFilters, yearFrom: 2030, yearTo: 1000 } },
      { within: [] },
      { viewpoint: 0 },
    ];
    for (const part of strange) {
      const query = { ...plainly('zee'), facets: facetNames, ...part };
      assert.deepEqual(await said(embedded, query), await said(oracle, query), JSON.stringify(part));
    }
  });

  test('typing shows what PostgreSQL would show', async () => {
    for (const typed of [
      'h',
      'hei',
      'tuin',
      'boeken',
      'zee h',
      'de ki',
      'reeks',
      'over di',
      'verzonnen',
      'zz',
      '',
      '"',
    ])
      assert.deepEqual(await embedded.suggest(typed, 8), await oracle.suggest(typed, 8), typed);
  });

  test('who writes reads it in the next search, with four writers and transactions that commit late', async () => {
    const late = await db.pool.connect();
    await late.query('begin');
    await late.query('update discovery.standing set copies = copies where edition % 50 = 1');
    const write = async (writer: number) => {
      for (let round = 0; round < 25; round += 1) {
        const title = `schrijver${writer}ronde${round}`;
        await addTitles(db, [{ title, at: [units[0] ?? 0] }]);
        const found = await embedded.search(plainly(title));
        assert.equal(found.total, 1, title);
      }
    };
    await Promise.all([0, 1, 2, 3].map(write));
    await late.query("update discovery.title set words = 'laat:1A' where edition % 50 = 1");
    await late.query('commit');
    late.release();
    await compare(30);
    const query = plainly('laat');
    assert.deepEqual(await said(embedded, query), await said(oracle, query));
  });

  test('a branch that goes to another organisation counts there in the next search', async () => {
    const [from, to] = organisations;
    await db.script(`update network.unit_row set organisation = ${to} where organisation = ${from}`);
    const query = plainly('zee');
    const now = await said(embedded, query);
    assert.deepEqual(now, await said(oracle, query));
    assert.ok(!now.facets['organisation']?.some(count => count.startsWith(`${from} `)));
  });

  test('a thread that dies is replaced, and nobody who was searching notices', async () => {
    const query = plainly('heide');
    const meant = await said(oracle, query);
    const asked = Array.from({ length: 40 }, () => said(embedded, query));
    const dying = (index.threads?.ids ?? []).map(id => index.threads?.kill(id));
    for (const answer of await Promise.all(asked)) assert.deepEqual(answer, meant);
    await Promise.all(dying);
    await compare(20);
  });

  test('a snapshot is opened again; one that is cut off, damaged or of another database is made anew', async () => {
    const path = snapshotPath(folder);
    const reopened = async (at: string) => {
      const again = new EmbeddedIndex(db, { folder: at, log, threads: 1 });
      try {
        await again.open();
        const search = embeddedSearch(again, db, never, log);
        const query = plainly('turf');
        refused = 0;
        assert.deepEqual(await said(search, query), await said(oracle, query));
        assert.equal(refused, 0, 'by the index');
      } finally {
        await again.close();
      }
    };
    await reopened(folder);
    const file = await open(path, 'r+');
    await file.truncate(5000);
    await file.close();
    await reopened(folder);
    const damaged = await open(path, 'r+');
    await damaged.write(Buffer.from('xxxx'), 0, 4, 2000);
    await damaged.close();
    await reopened(folder);
    const older = await readFile(path, 'latin1');
    await writeFile(path, older.replace(/"version":\d+/, '"version":0'), 'latin1');
    assert.equal(await readSnapshot(path, 'any'), 'other-version');
    await reopened(folder);
    await writeFile(path, 'something else');
    await reopened(folder);
    await db.script('update discovery.change_log set identity = gen_random_uuid()');
    await reopened(folder);
  });

  test('while the index opens, or the log does not reach back far enough, PostgreSQL answers', async () => {
    const other = await mkdtemp(join(tmpdir(), 'bindwerk-index-'));
    const opening = new EmbeddedIndex(db, { folder: other, log, threads: 1 });
    const search = embeddedSearch(opening, db, never, log);
    const query = plainly('zee');
    const done = opening.open();
    assert.deepEqual(await said(search, query), await said(oracle, query));
    await done;
    await db.script(
      'update discovery.change_log set floor = (pg_current_xact_id()::text::bigint + 1)::text::xid8',
    );
    assert.deepEqual(await said(search, query), await said(oracle, query));
    await opening.close();
    await rm(other, { recursive: true });
  });
});
