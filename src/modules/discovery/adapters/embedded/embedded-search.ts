import { network, type Network } from '#network';
import type { Reader } from '#platform/db.ts';
import type { Day } from '#platform/day.ts';
import type { Log } from '#platform/log.ts';
import { parseIsbn } from '#standards/isbn/isbn.ts';
import { type CatalogueSearch, isPlain, type SearchQuery } from '../../search-port.ts';
import { looksLikeBarcode } from '../../number.ts';
import { readQueryLanguage } from '../../query-language.ts';
import { stemsOf } from '../../stems.ts';
import { readTyped } from '../../typed.ts';
import { facetsOf, narrowed, placesOf } from '../sql/sql-search.ts';
import type { Ask, Place } from './ask.ts';
import { hashOf } from './columns.ts';
import { type EmbeddedIndex, NotReady } from './embedded-index.ts';

type Words = Pick<Ask, 'must' | 'better' | 'exact'>;

/** The words that are looked up; nothing for what only PostgreSQL can tell: phrases, and numbers that may be a copy's. */
async function wordsAsked(reader: Reader, text: string): Promise<Words | undefined> {
  if (text === '') return { must: [], better: [], exact: undefined };
  const isbn = parseIsbn(text);
  if (isbn !== undefined) return { must: [isbn], better: [isbn], exact: hashOf(isbn) };
  const { must, words } = readTyped(text);
  if (looksLikeBarcode(text) || must.length === 0 || must.some(group => group.length > 1)) return undefined;
  const stemOf = await stemsOf(reader, words);
  return {
    must: [...new Set(must.flat().map(stemOf))],
    better: [...new Set(words.flatMap(word => [stemOf(word), word]))],
    exact: hashOf(words.join(' ')),
  };
}

async function askOf(reader: Reader, query: SearchQuery): Promise<Ask | undefined> {
  const { sort, page, pageSize, filters, viewpoint } = query;
  if (query.clause || sort === 'title' || sort === 'author') return undefined;
  if (query.more || !isPlain(filters) || readQueryLanguage(query.words)) return undefined;
  const words = await wordsAsked(reader, query.words.trim());
  return (
    words && {
      ...words,
      ...narrowed(query, []).filters,
      sort,
      skip: (page - 1) * pageSize,
      take: pageSize,
      viewpoint,
    }
  );
}

/** The places of a day, the same list as long as the network stays the same: threads are told of a list once. */
const known = new WeakMap<Network, Map<Day, readonly Place[]>>();
function placesAt(place: Network, on: Day): readonly Place[] {
  const days = known.get(place) ?? new Map<Day, readonly Place[]>();
  known.set(place, days);
  const places = days.get(on) ?? placesOf(place, on);
  days.set(on, places);
  return places;
}

/**
 * The search that threads of this process do on shared memory. What the index cannot tell, and all of it while the index
 * opens or when something is wrong with it, `other` answers: it must mean the same.
 */
export const embeddedSearch = (
  index: EmbeddedIndex,
  reader: Reader,
  other: CatalogueSearch,
  log: Log,
): CatalogueSearch => ({
  search: async query => {
    const ask = await askOf(reader, query);
    if (!ask) return other.search(query);
    try {
      const { places } = narrowed(query, placesAt(await network(reader), query.on));
      const { total, hits, facets } = await index.ask(ask, places);
      // what was meant is asked only where nothing was found
      if (total === 0) return await other.search(query);
      return { total, hits, facets: facetsOf(facets), meant: undefined };
    } catch (error) {
      if (!(error instanceof NotReady)) log.error({ err: error }, 'search index; PostgreSQL answers');
      return other.search(query);
    }
  },
  suggest: (beginning, limit) => other.suggest(beginning, limit),
});
