import type { Audience, EditionId, Material } from '#catalogue';
import type { UnitId } from '#network';
import type { Day } from '#platform/day.ts';
import type { Clause } from './clause.ts';

/** How the hits are ordered; ties go to what most people borrow. */
export const sorts = ['relevance', 'newest', 'most-borrowed', 'title', 'author'] as const;
export type Sort = (typeof sorts)[number];

/** What a reader chose; an empty list asks for nothing. Values of one list widen, lists together narrow. */
export interface Filters {
  readonly material: readonly Material[];
  readonly audience: readonly Audience[];
  /** ISO 639-2/B. */
  readonly language: readonly string[];
  /** Reading levels, authors, series and subjects as the catalogue writes them. */
  readonly level: readonly string[];
  readonly author: readonly string[];
  readonly series: readonly string[];
  readonly subject: readonly string[];
  readonly organisation: readonly UnitId[];
  readonly branch: readonly UnitId[];
  /** Only titles of which a copy stands on a shelf, at the places chosen. */
  readonly availableNow: boolean;
  readonly yearFrom: number | undefined;
  readonly yearTo: number | undefined;
}

export const noFilters: Filters = {
  material: [],
  audience: [],
  language: [],
  level: [],
  author: [],
  series: [],
  subject: [],
  organisation: [],
  branch: [],
  availableNow: false,
  yearFrom: undefined,
  yearTo: undefined,
};

/** Whether nothing is chosen that only what the catalogue writes can tell: no level, author, series or subject. */
export const isPlain = ({ level, author, series, subject }: Filters): boolean =>
  level.length + author.length + series.length + subject.length === 0;

/** One question to the catalogue. */
export interface SearchQuery {
  /** As typed or scanned: words, "a phrase", an ISBN, a barcode. Empty finds everything. */
  readonly words: string;
  /** What programs ask, field by field, instead of words. */
  readonly clause?: Clause;
  readonly filters: Filters;
  /** The facets that are counted, `plainFacets` unless told; the others come without values. */
  readonly facets?: readonly FacetName[];
  /** Only copies on the shelf at these branches count: those from which the van is in time. */
  readonly within?: readonly UnitId[] | undefined;
  readonly sort: Sort;
  /** From 1. */
  readonly page: number;
  readonly pageSize: number;
  /** The reader's branch: of titles that fit as well, those that stand there come first. */
  readonly viewpoint: UnitId | undefined;
  /** The day by which branches belong to organisations. */
  readonly on: Day;
}

/** Facets whose values are many; of each the commonest are told (`mostValues`), and those that were chosen. */
export const moreFacets = ['level', 'decade', 'author', 'series', 'subject'] as const;
export const mostValues = 30;

/** Facets whose values are few. */
export const plainFacets = [
  'available',
  'material',
  'audience',
  'language',
  'organisation',
  'branch',
] as const;

export const facetNames = [...plainFacets, ...moreFacets] as const;
export type FacetName = (typeof facetNames)[number];

/** One way to narrow, with how many titles would be left; units by number, available as `now`, decades by their first year. */
export interface FacetCount {
  readonly value: string;
  readonly count: number;
}

/** The counts of a facet bear every filter except its own, so that a choice can be widened. Most titles first. */
export type Facets = Readonly<Record<FacetName, readonly FacetCount[]>>;

/** The answer: exact, as the database stood at one moment. */
export interface Found {
  readonly total: number;
  /** One page of them, in order. */
  readonly hits: readonly EditionId[];
  readonly facets: Facets;
  /** Only when nothing was found: words that would find something. */
  readonly meant: string | undefined;
}

/** What somebody may be typing. */
export interface Suggestion {
  readonly kind: 'title' | 'author' | 'series' | 'subject';
  readonly text: string;
  /** The title itself; for the others none. */
  readonly edition: EditionId | undefined;
}

/**
 * Finds titles. Totals and facets are exact and availability is true at the moment of asking, whatever the engine; any
 * text gets an answer. A copy counts where it stands on the shelf, else at its home; missing and withdrawn ones nowhere.
 */
export interface CatalogueSearch {
  search(query: SearchQuery): Promise<Found>;
  /** Authors, series, subjects and titles of which words begin so, of what is most borrowed first. */
  suggest(beginning: string, limit: number): Promise<readonly Suggestion[]>;
}
