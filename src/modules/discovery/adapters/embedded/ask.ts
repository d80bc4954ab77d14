import type { UnitId } from '#network';
import type { Clause } from '../../clause.ts';
import type { FacetName, Facets, Filters, Sort } from '../../search-port.ts';

/** A question as a thread answers it: words already folded and stemmed. */
export interface Ask {
  /** What must hold; its words are stems. */
  readonly clause: Clause;
  /** These make a title fit better. */
  readonly better: readonly string[];
  /** Whether these are forms of one word, its stem first. */
  readonly isOneWord: boolean;
  /** `hashOf` the title that is just the words. */
  readonly exact: number | undefined;
  readonly filters: Filters;
  /** The facets that are counted. */
  readonly facets: readonly FacetName[];
  readonly sort: Sort;
  readonly skip: number;
  readonly take: number;
  readonly viewpoint: UnitId | undefined;
  /** Only copies on the shelf at these branches count. */
  readonly within: readonly UnitId[] | undefined;
}

/** Places that lend, each with its organisation. */
export interface Place {
  readonly branch: UnitId;
  readonly organisation: UnitId;
}

export interface Answered {
  readonly total: number;
  readonly hits: readonly number[];
  readonly facets: Facets;
}
