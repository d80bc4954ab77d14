import type { UnitId } from '#network';
import type { Sort } from '../../search-port.ts';

/** A question as a thread answers it: words already folded and stemmed. */
export interface Ask {
  /** All of these must be there; none finds everything. */
  readonly must: readonly string[];
  /** These make a title fit better. */
  readonly better: readonly string[];
  /** `hashOf` the title that is just the words. */
  readonly exact: number | undefined;
  readonly material: readonly string[];
  readonly audience: readonly string[];
  readonly language: readonly string[];
  readonly organisation: readonly UnitId[];
  readonly branch: readonly UnitId[];
  readonly availableNow: boolean;
  readonly yearFrom: number | undefined;
  readonly yearTo: number | undefined;
  readonly sort: Exclude<Sort, 'title' | 'author'>;
  readonly skip: number;
  readonly take: number;
  readonly viewpoint: UnitId | undefined;
}

/** Places that lend, each with its organisation. */
export interface Place {
  readonly branch: UnitId;
  readonly organisation: UnitId;
}

export interface Answered {
  readonly total: number;
  readonly hits: readonly number[];
  readonly facets: readonly { readonly facet: string; readonly value: string; readonly count: number }[];
}
