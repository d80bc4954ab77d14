/** Finding titles, and saying where they are and when they could be here. */
export { makeSnapshot } from './adapters/embedded/make-snapshot.ts';
export { openIndex } from './adapters/embedded/open.ts';
export { sqlSearch } from './adapters/sql/sql-search.ts';
export type { BranchContext } from './branch-context.ts';
export { countLoans, gatherHeadings, learnWords, reindex } from './jobs.ts';
export {
  type CatalogueSearch,
  type FacetCount,
  type FacetName,
  type Facets,
  type Filters,
  type Found,
  noFilters,
  type SearchQuery,
  type Sort,
  type Suggestion,
} from './search-port.ts';
export type { TitleContext } from './title-context.ts';
