import { network, type Network } from '#network';
import { parseIsbn } from '#standards/isbn/isbn.ts';
import type { Day } from '#platform/day.ts';
import type { Reader } from '#platform/db.ts';
import {
  type CatalogueSearch,
  type FacetCount,
  facetNames,
  type Facets,
  type Filters,
  type Found,
  plainFacets,
  type SearchQuery,
  type Suggestion,
} from '../../search-port.ts';
import { type Clause, wordsIn } from '../../clause.ts';
import { editionByBarcode } from '../../number.ts';
import { readQueryLanguage } from '../../query-language.ts';
import { stemsOf } from '../../stems.ts';
import { readTyped, type Typed } from '../../typed.ts';
import { beginningOf, questionOf } from './question.ts';
import { vocabularyOf, whatWasMeant } from './meant.ts';
import { type Place, type Reach, readSearch } from './store/search.ts';
import { readBeginning, type SuggestionRow } from './store/typed-words.ts';

/** What must hold for a title, and by which words it fits better. */
async function reachOfClause(reader: Reader, clause: Clause): Promise<Reach> {
  const stemOf = await stemsOf(reader, wordsIn(clause, 'all'));
  const words = wordsIn(clause, 'wanted');
  const question = questionOf({ must: words.map(word => [word]), words }, stemOf);
  return { kind: 'clause', clause, stemOf, question };
}

/** Whether the text is a number of a copy or an edition, or words. */
async function reachOf(reader: Reader, text: string, typed: Typed): Promise<Reach> {
  const isbn = parseIsbn(text);
  if (isbn !== undefined)
    return { kind: 'words', question: { must: `'${isbn}'`, better: `'${isbn}'`, exact: isbn } };
  const edition = await editionByBarcode(reader, text);
  if (edition !== undefined) return { kind: 'edition', edition };
  const question = questionOf(typed, await stemsOf(reader, typed.words));
  return question ? { kind: 'words', question } : { kind: 'all' };
}

/** Branches that lend on a day, each with its organisation. */
export const placesOf = (place: Network, on: Day): Place[] =>
  place
    .branches(on)
    .map(({ id, organisation }) => ({ branch: id, organisation: organisation ?? place.province.id }));

/** Where and how copies count: those of `within` must stand on the shelf. */
export const narrowed = (
  { filters, within }: SearchQuery,
  places: readonly Place[],
): { readonly filters: Filters; readonly places: readonly Place[] } =>
  within
    ? {
        filters: { ...filters, availableNow: true },
        places: places.filter(({ branch }) => within.includes(branch)),
      }
    : { filters, places };

/** The counts by facet, in the order in which they come. */
export function facetsOf(
  rows: readonly { readonly facet: string; readonly value: string; readonly count: number }[],
): Facets {
  const named = Map.groupBy(rows, ({ facet }) => facet);
  const counts = facetNames.map((name): [string, FacetCount[]] => [
    name,
    (named.get(name) ?? []).map(({ value, count }) => ({ value, count })),
  ]);
  return Object.fromEntries(counts) as unknown as Facets;
}

const isEveryWordIn = (text: string, words: readonly string[]): boolean => {
  const own = readTyped(text).words;
  return words.every(word => own.some(known => known.startsWith(word)));
};

/** So many names of each kind come before titles. */
const mostOfKind = { author: 3, series: 2, subject: 2 } as const;

/** Names that are being typed first, then titles; each once. */
export function suggestionsFrom(
  rows: readonly SuggestionRow[],
  words: readonly string[],
  limit: number,
): Suggestion[] {
  const names = {
    author: rows.flatMap(({ authors }) => authors),
    series: rows.flatMap(({ series }) => series ?? []),
    subject: rows.flatMap(({ subjects }) => subjects),
  };
  const titles = Map.groupBy(rows, ({ title }) => title);
  return [
    ...(['author', 'series', 'subject'] as const).flatMap(kind =>
      [...new Set(names[kind])]
        .filter(name => isEveryWordIn(name, words))
        .slice(0, mostOfKind[kind])
        .map((text): Suggestion => ({ kind, text, edition: undefined })),
    ),
    ...[...titles].map(([text, [row]]): Suggestion => ({ kind: 'title', text, edition: row?.edition })),
  ].slice(0, limit);
}

/** The search that PostgreSQL does by itself: exact and transactional; for one province, and the oracle of faster ones. */
export const sqlSearch = (reader: Reader): CatalogueSearch => ({
  search: async (query: SearchQuery): Promise<Found> => {
    const { sort, page, pageSize, viewpoint, on, facets: wanted = plainFacets } = query;
    const text = query.words.trim();
    const typed = readTyped(text);
    const clause = query.clause ?? readQueryLanguage(text);
    const reach = clause ? await reachOfClause(reader, clause) : await reachOf(reader, text, typed);
    const nothing = reach.kind === 'all' && text !== '';
    const range = { sort, skip: (page - 1) * pageSize, take: pageSize, facets: wanted };
    if (nothing) return { total: 0, hits: [], facets: facetsOf([]), meant: undefined };
    const { filters, places } = narrowed(query, placesOf(await network(reader), on));
    const { total, hits, facets } = await readSearch(reader, reach, filters, range, places, viewpoint);
    return {
      total,
      hits: hits.map(Number),
      facets: facetsOf(facets),
      meant: total === 0 && !query.clause ? await whatWasMeant(vocabularyOf(reader), typed) : undefined,
    };
  },
  suggest: async (beginning, limit) => {
    const { words } = readTyped(beginning);
    if (words.length === 0) return [];
    const question = beginningOf(words, await stemsOf(reader, words));
    return suggestionsFrom(await readBeginning(reader, question, limit * 4), words, limit);
  },
});
