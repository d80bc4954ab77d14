import { question } from '#platform/tx.ts';
import type { EditionId } from './edition.ts';
import type { ItemId } from './item.ts';

/** What a change of the grouping would touch. */
export interface Touched {
  readonly editions: readonly EditionId[];
  readonly items: readonly ItemId[];
}

/** So much of one kind hangs on what would be touched. */
export interface Affected {
  readonly kind: 'requests' | 'loans' | 'transits';
  readonly count: number;
}

/** Put to whoever keeps something by edition or copy, before a person joins or parts editions: what would follow? */
export const affectedByMerge = question<Touched, Affected>('catalogue/affected-by-merge');
