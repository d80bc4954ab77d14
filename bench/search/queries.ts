import { type FacetName, noFilters, type SearchQuery } from '#discovery';
import { type Chance, pick, seededChance, under } from '#platform/chance.ts';
import type { Clause } from '../../src/modules/discovery/clause.ts';
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

/** What a question is for; shares as a log of a public catalogue has them. */
export const kinds = ['known', 'author', 'broad', 'together', 'begun', 'slip', 'isbn'] as const;
export type Kind = (typeof kinds)[number];

export interface BenchQuery {
  readonly kind: Kind;
  readonly query: SearchQuery;
  /** The title that is looked for, by its number, where it is one. */
  readonly wanted: number | undefined;
}

type Draw = (made: Made, chance: Chance, at: number) => string;

/** The words that more than half a per cent of all titles say. */
const broadWords = 270;
const wordBefore = (made: Made, chance: Chance, limit: number) => made.words[under(chance, limit)] ?? '';

const draws: Readonly<Record<Kind, { readonly share: number; readonly draw: Draw }>> = {
  known: { share: 0.25, draw: ({ titles }, _, at) => titles[at] ?? '' },
  author: { share: 0.15, draw: ({ authors }, _, at) => authors[at] ?? '' },
  broad: { share: 0.15, draw: (made, chance) => wordBefore(made, chance, broadWords) },
  together: {
    share: 0.15,
    draw: (made, chance) => `${wordBefore(made, chance, 2_000)} ${wordBefore(made, chance, 2_000)}`,
  },
  begun: {
    share: 0.15,
    draw: (made, chance) => wordBefore(made, chance, 20_000).slice(0, 4 + under(chance, 3)),
  },
  slip: {
    share: 0.07,
    draw: ({ titles }, _, at) => (titles[at] ?? '').replace(/([a-z])([a-z])(?=[a-z]*$)/, '$2$1'),
  },
  isbn: { share: 0.08, draw: ({ isbns }, _, at) => isbns[at] || 'zee' },
};

function kindDrawn(drawn: number): Kind {
  let sum = 0;
  return kinds.find(kind => (sum += draws[kind].share) > drawn) ?? 'isbn';
}

/** What the last word of a question that is still being typed asks: all words that begin so. */
const begun = (word: string): Clause => ({ kind: 'words', field: 'anywhere', words: [word], begins: true });

/**
 * A log of different questions: known titles, authors, broad words, words together, words that are still being typed, slips and
 * ISBNs; of all but the last 30 % with a branch and "now". Where no other broad word is left, it is asked at a branch.
 */
export function queryLog(made: Made, count: number, branches: readonly number[]): BenchQuery[] {
  const chance = seededChance(7);
  const log: BenchQuery[] = [];
  const seen = new Set<string>();
  while (log.length < count) {
    const kind = kindDrawn(chance.number());
    const isNarrow = kind !== 'isbn' && chance.number() < 0.3;
    for (let tries = 0; tries < 20; tries += 1) {
      const at = under(chance, made.records);
      const words = draws[kind].draw(made, chance, at);
      const branch = isNarrow || tries > 10 ? pick(chance, branches) : undefined;
      const key = `${kind} ${words} ${branch}`;
      if (seen.has(key)) continue;
      seen.add(key);
      log.push({
        kind,
        wanted: kind === 'known' && branch === undefined ? at + 1 : undefined,
        query: {
          words,
          ...(kind === 'begun' && { clause: begun(words) }),
          filters: branch === undefined ? noFilters : { ...noFilters, branch: [branch], availableNow: true },
          facets: sevenFacets,
          sort: 'relevance',
          page: 1,
          pageSize: 10,
          viewpoint: undefined,
          on: today,
        },
      });
      break;
    }
  }
  return log;
}
