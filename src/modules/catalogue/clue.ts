import type { Description } from './edition.ts';

/** What matching looks at. */
export type Traits = Pick<Description, 'title' | 'authors' | 'year' | 'material' | 'part' | 'isbns'>;

/** One reason to believe, or not, that two records describe the same edition. Pure; knows no other clue. */
export interface Clue {
  readonly name: string;
  /** Under which keys others that this clue may recognise are found. */
  readonly keys?: (traits: Traits) => readonly string[];
  /** +1 the same, 0 says nothing, -1 certainly not. */
  readonly weigh: (ours: Traits, theirs: Traits) => -1 | 0 | 1;
}
