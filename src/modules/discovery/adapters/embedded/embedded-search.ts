import type { Reader } from '#platform/db.ts';
import type { Log } from '#platform/log.ts';
import { type CatalogueSearch, type Found, plainFacets, type SearchQuery } from '../../search-port.ts';
import { stemsOf } from '../../stems.ts';
import { readTyped } from '../../typed.ts';
import { whatWasMeant } from '../sql/meant.ts';
import { facetsOf, suggestionsFrom } from '../sql/sql-search.ts';
import { readSuggested } from '../sql/store/typed-words.ts';
import { type EmbeddedIndex, NotReady } from './embedded-index.ts';
import { begunWith, soughtBy } from './question.ts';

async function answer(index: EmbeddedIndex, reader: Reader, query: SearchQuery): Promise<Found> {
  const { sort, page, pageSize, filters, facets = plainFacets, viewpoint, within } = query;
  const sought = await soughtBy(reader, query);
  if (!sought) return { total: 0, hits: [], facets: facetsOf([]), meant: undefined };
  const range = { sort, facets, skip: (page - 1) * pageSize, take: pageSize };
  const {
    total,
    hits,
    facets: counts,
  } = await index.ask({ ...sought, ...range, filters, viewpoint, within }, query.on);
  const isLost = total === 0 && !query.clause;
  const meant = isLost ? await whatWasMeant(index.vocabulary, readTyped(query.words.trim())) : undefined;
  return { total, hits, facets: counts, meant };
}

/**
 * The search that threads of this process do on shared memory. While the index opens, or when something is wrong with it,
 * `other` answers: it must mean the same.
 */
export const embeddedSearch = (
  index: EmbeddedIndex,
  reader: Reader,
  other: CatalogueSearch,
  log: Log,
): CatalogueSearch => ({
  search: async query => {
    try {
      return await answer(index, reader, query);
    } catch (error) {
      if (!(error instanceof NotReady)) log.error({ err: error }, 'search index; PostgreSQL answers');
      return other.search(query);
    }
  },
  suggest: async (beginning, limit) => {
    const { words } = readTyped(beginning);
    if (words.length === 0) return [];
    try {
      const ask = begunWith(words, await stemsOf(reader, words), limit * 4);
      const { hits } = await index.ask(ask);
      return suggestionsFrom(await readSuggested(reader, hits), words, limit);
    } catch (error) {
      if (!(error instanceof NotReady)) log.error({ err: error }, 'search index; PostgreSQL suggests');
      return other.suggest(beginning, limit);
    }
  },
});
