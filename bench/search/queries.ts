import { type FacetName, noFilters, type SearchQuery } from '#discovery';
import { type Chance, pick, seededChance, under } from '#platform/chance.ts';
import { today } from '../journey/ground.ts';
import type { Made } from './made-catalogue.ts';

/** What both sides count. */
export const sevenFacets: readonly FacetName[] = [
  'available',
  'material',
  'language',
  'branch',
  'decade',
  'author',
  'subject',
];

export interface BenchQuery {
  readonly query: SearchQuery;
  /** The title that is looked for, by its number, where it is one. */
  readonly wanted: number | undefined;
}

const kinds: readonly (readonly [
  share: number,
  words: (made: Made, chance: Chance, at: number) => string,
])[] = [
  [0.3, ({ titles }, _, at) => titles[at] ?? ''],
  [0.48, ({ authors }, _, at) => authors[at] ?? ''],
  [0.66, ({ words }, chance) => words[under(chance, 200)] ?? ''],
  [0.84, ({ words }, chance) => `${words[under(chance, 2000)]} ${words[under(chance, 2000)]}`],
  [0.92, ({ titles }, _, at) => (titles[at] ?? '').replace(/([a-z])([a-z])(?=[a-z]*$)/, '$2$1')],
  [1, ({ isbns }, _, at) => isbns[at] || 'zee'],
];

/** A log of different questions: known titles, authors, broad words, words together, slips and ISBNs; part with a branch and "now". */
export function queryLog(made: Made, count: number, branches: readonly number[]): BenchQuery[] {
  const chance = seededChance(7);
  const log: BenchQuery[] = [];
  const seen = new Set<string>();
  for (let tries = 0; log.length < count && tries < count * 20; tries += 1) {
    const drawn = chance.number();
    const at = under(chance, made.records);
    const words = (kinds.find(([share]) => drawn < share)?.[1] ?? (() => ''))(made, chance, at);
    const isNarrow = drawn < 0.92 && chance.number() < 0.3;
    const filters = isNarrow
      ? { ...noFilters, branch: [pick(chance, branches)], availableNow: true }
      : noFilters;
    const key = `${words} ${filters.branch.join(',')}`;
    if (seen.has(key)) continue;
    seen.add(key);
    log.push({
      wanted: drawn < 0.3 && !isNarrow ? at + 1 : undefined,
      query: {
        words,
        filters,
        facets: sevenFacets,
        sort: 'relevance',
        page: 1,
        pageSize: 10,
        viewpoint: undefined,
        on: today,
      },
    });
  }
  return log;
}
