import assert from 'node:assert/strict';
import { before, describe, test, after } from 'node:test';
import fc from 'fast-check';
import type { Audience, EditionId, ItemId, Material } from '#catalogue';
import type { Db } from '#platform/db.ts';
import { sql } from '#platform/db.ts';
import { catalogueModule } from '../catalogue/module.ts';
import { circulationModule } from '../circulation/module.ts';
import { moveItems } from '../circulation/index.ts';
import { networkModule } from '../network/module.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { aNetwork } from '../../../test/support/network.ts';
import { addTitles } from '../../../test/support/titles.ts';
import { sqlSearch } from './adapters/sql/sql-search.ts';
import { discoveryModule } from './module.ts';
import { binaryOf, vectorOf } from './title-vector.ts';
import { facetNames, type Filters, type Found, type SearchQuery, sorts } from './search-port.ts';

const on = '2026-06-02';
const branches = ['north', 'east', 'south', 'west'] as const;
const words = ['zee', 'veen', 'heide', 'turf'] as const;
const materials: Material[] = ['book', 'dvd', 'audiobook'];
const audiences: Audience[] = ['adult', 'child'];
const languages = ['nld', 'eng', 'fry'];
const levels = ['AVI M4', 'AVI E5'];
const people = ['Verzonnen, Ada', 'Bedacht, Bo', 'Nergens, Cas'];
const rows = ['Reeks een', 'Reeks twee'];
const about = ['Dieren', 'Kunst', 'Reizen'];

const aTitle = fc.record({
  words: fc.uniqueArray(fc.constantFrom(...words), { minLength: 1 }),
  material: fc.constantFrom(...materials),
  audience: fc.constantFrom(...audiences),
  language: fc.constantFrom(...languages),
  year: fc.integer({ min: 1990, max: 2026 }),
  level: fc.constantFrom(...levels),
  series: fc.constantFrom(...rows),
  authors: fc.subarray(people),
  subjects: fc.subarray(about),
  copies: fc.array(
    fc.record({
      at: fc.constantFrom(...branches),
      state: fc.constantFrom('on-shelf', 'in-transit', 'missing'),
    }),
    { maxLength: 4 },
  ),
});
type ATitle = typeof aTitle extends fc.Arbitrary<infer T> ? T : never;

/** Mostly nothing, or few titles would be left. */
const rarely = (values: string[]) =>
  fc.oneof({ weight: 4, arbitrary: fc.constant<string[]>([]) }, fc.subarray(values, { minLength: 1 }));
const aChoice = fc.record({
  words: fc.constantFrom('', ...words),
  material: fc.subarray(materials),
  audience: fc.subarray(audiences),
  language: fc.subarray(languages),
  level: rarely(levels),
  series: rarely(rows),
  author: rarely(people),
  subject: rarely(about),
  organisation: fc.subarray(['highland', 'lowland'] as const),
  branch: fc.subarray([...branches]),
  availableNow: fc.boolean(),
  yearFrom: fc.option(fc.integer({ min: 1990, max: 2026 }), { nil: undefined }),
  yearTo: fc.option(fc.integer({ min: 1990, max: 2026 }), { nil: undefined }),
  sort: fc.constantFrom(...sorts),
});
type AChoice = typeof aChoice extends fc.Arbitrary<infer T> ? T : never;

const organisationOf = { north: 'highland', east: 'highland', south: 'lowland', west: 'lowland' } as const;
const chosen = (choice: readonly string[], value: string) => choice.length === 0 || choice.includes(value);

/** The same question answered by looking at each title in turn. */
function byHand(
  titles: readonly ATitle[],
  choice: AChoice,
): { total: number; facets: Record<string, Record<string, number>> } {
  const facets: Record<string, Record<string, number>> = {};
  const passes = (title: ATitle, without: string, value?: string) => {
    const bears = (name: 'material' | 'audience' | 'language' | 'level' | 'series') =>
      without === name ? title[name] === value : chosen(choice[name], title[name]);
    const bearsAny = (name: 'author' | 'subject', values: readonly string[]) =>
      without === name
        ? values.includes(value ?? '')
        : choice[name].length === 0 || values.some(one => choice[name].includes(one));
    const copyBears = (copy: ATitle['copies'][number]) =>
      copy.state !== 'missing' &&
      (without === 'branch' ? copy.at === value : chosen(choice.branch, copy.at)) &&
      (without === 'organisation'
        ? organisationOf[copy.at] === value
        : chosen(choice.organisation, organisationOf[copy.at])) &&
      (copy.state === 'on-shelf' || (without !== 'available' && !choice.availableNow));
    const asksCopies =
      choice.branch.length + choice.organisation.length > 0 ||
      choice.availableNow ||
      ['branch', 'organisation', 'available'].includes(without);
    return (
      (choice.words === '' || title.words.some(word => word === choice.words)) &&
      (without === 'decade'
        ? String(Math.floor(title.year / 10) * 10) === value
        : title.year >= (choice.yearFrom ?? 0) && title.year <= (choice.yearTo ?? 9999)) &&
      bears('level') &&
      bears('series') &&
      bearsAny('author', title.authors) &&
      bearsAny('subject', title.subjects) &&
      bears('material') &&
      bears('audience') &&
      bears('language') &&
      (!asksCopies || title.copies.some(copyBears))
    );
  };
  const values = {
    available: ['now'],
    material: materials,
    audience: audiences,
    language: languages,
    organisation: ['highland', 'lowland'],
    branch: branches,
    level: levels,
    decade: ['1990', '2000', '2010', '2020'],
    author: people,
    series: rows,
    subject: about,
  };
  for (const name of facetNames) {
    const counts = values[name].map(
      value => [value, titles.filter(title => passes(title, name, value)).length] as const,
    );
    facets[name] = Object.fromEntries(counts.filter(([, count]) => count > 0));
  }
  return { total: titles.filter(title => passes(title, 'none')).length, facets };
}

describe('counts', () => {
  const cleaning: (() => Promise<void>)[] = [];
  after(async () => {
    for (const clean of cleaning) await clean();
  });
  let db: Db;
  let units: Awaited<ReturnType<typeof aNetwork>>['units'];
  before(async () => {
    db = await testDatabase({ after: clean => void cleaning.push(clean) }, [
      networkModule,
      catalogueModule,
      circulationModule,
      discoveryModule,
    ]);
    ({ units } = await aNetwork(db));
  });

  const load = async (titles: readonly ATitle[]): Promise<void> => {
    await db.script('truncate catalogue.work, circulation.whereabouts restart identity cascade');
    const added = await addTitles(
      db,
      titles.map(title => ({
        ...title,
        title: title.words.join(' '),
        at: title.copies.map(({ at }) => units[at].id),
      })),
    );
    const moves = added.flatMap(({ items }, place) =>
      items.flatMap((item: ItemId, copy) => {
        const there = titles[place]?.copies[copy];
        if (!there || there.state === 'on-shelf') return [];
        const verb = there.state === 'missing' ? ('miss' as const) : ('send' as const);
        return [{ item, verb, unit: units[there.at].id, at: new Date('2026-06-02T09:00:00Z') }];
      }),
    );
    await db.transaction(tx => moveItems(tx, moves));
  };

  const named = ({ facets }: Found) => {
    const codes = new Map(Object.values(units).map(({ id, code }) => [String(id), code]));
    const spoken = (name: string, value: string) =>
      name === 'branch' || name === 'organisation' ? (codes.get(value) ?? value) : value;
    return Object.fromEntries(
      facetNames.map(name => [
        name,
        Object.fromEntries(facets[name].map(({ value, count }) => [spoken(name, value), count])),
      ]),
    );
  };

  test('the total and every facet are what counting by hand gives, and the pages hold each hit once', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(aTitle, { maxLength: 12 }),
        fc.array(aChoice, { minLength: 4, maxLength: 4 }),
        async (titles, choices) => {
          await load(titles);
          const search = sqlSearch(db);
          for (const choice of choices) {
            const filters: Filters = {
              ...choice,
              organisation: choice.organisation.map(code => units[code].id),
              branch: choice.branch.map(code => units[code].id),
            };
            const query: SearchQuery = {
              words: choice.words,
              filters,
              facets: facetNames,
              sort: choice.sort,
              page: 1,
              pageSize: 3,
              viewpoint: units.east.id,
              on,
            };
            const found = await search.search(query);
            assert.deepEqual({ total: found.total, facets: named(found) }, byHand(titles, choice));
            const hits: EditionId[] = [];
            for (let page = 1; page <= Math.ceil(found.total / 3) + 1; page += 1)
              hits.push(...(await search.search({ ...query, page })).hits);
            assert.equal(hits.length, found.total);
            assert.equal(new Set(hits).size, found.total);
          }
        },
      ),
      { numRuns: 25 },
    );
  });

  test('vectors that are made here are what PostgreSQL makes of the same words', async () => {
    const text = fc.array(fc.constantFrom(...'zee veen heide turf één øre 12 zee-veen'.split(' ')), {
      maxLength: 9,
    });
    const said = fc.record({ title: text, names: text, subjects: text, rest: text });
    await fc.assert(
      fc.asyncProperty(fc.array(said, { minLength: 1, maxLength: 8 }), async titles => {
        const vectors = titles.map(({ title, names, subjects, rest }) =>
          vectorOf(
            {
              title: title.join(' '),
              names: names.join(' '),
              subjects: subjects.join(' '),
              rest: rest.join(' '),
            },
            word => word.slice(0, 3),
            new Set(),
          ),
        );
        const texts = vectors.map(vector =>
          [...vector]
            .map(
              ([stem, places]) => `${stem}:${places.map(p => `${p & 0x3fff}${'DCBA'[p >> 14]}`).join(',')}`,
            )
            .join(' '),
        );
        const rows = await db.many<{ ours: string; theirs: string }>(sql`
          select made.ours::text as ours, made.theirs::tsvector::text as theirs
            from unnest(${binaryOf(vectors)}::tsvector[], ${texts}::text[]) as made(ours, theirs)`);
        for (const { ours, theirs } of rows) assert.equal(ours, theirs);
        assert.equal(rows.length, titles.length);
      }),
      { numRuns: 30 },
    );
  });

  test('a word said a thousand times, and a title of twenty thousand words, still fit', async () => {
    const often = { title: 'zee '.repeat(1000), names: '', subjects: '', rest: 'veen '.repeat(6000) };
    const long = { title: 'a1 '.repeat(10_000), names: 'b2 '.repeat(10_000), subjects: 'c3', rest: 'd4' };
    const vectors = [often, long].map(said => vectorOf(said, word => word, new Set()));
    const rows = await db.many<{ words: number }>(sql`
      select length(made) as words from unnest(${binaryOf(vectors)}::tsvector[]) as made`);
    assert.deepEqual(
      rows.map(({ words: n }) => n),
      [2, 4],
    );
  });
});
