import type { UnitId } from '#network';
import type { Day } from '#platform/day.ts';
import { question } from '#platform/tx.ts';
import type { EditionId } from './edition.ts';
import type { ItemId } from './item.ts';

/** What a change of the grouping would touch. */
export interface Touched {
  readonly editions: readonly EditionId[];
  readonly items: readonly ItemId[];
}

/** One of what is affected: a copy or a title that is asked for, and between which places. Nobody's name. */
export interface AffectedOne {
  readonly item?: ItemId;
  readonly edition?: EditionId;
  readonly from?: UnitId;
  readonly to?: UnitId;
}

/** What of one kind hangs on what would be touched. */
export interface Affected {
  readonly kind: 'requests' | 'loans' | 'transits';
  readonly which: readonly AffectedOne[];
}

/** Put to whoever keeps something by edition or copy, before a person joins or parts editions: what would follow? */
export const affectedByMerge = question<Touched, Affected>('catalogue/affected-by-merge');

/** Which of these items are in somebody's hands, with the day on which each is due; never whose. */
export const outOf = question<readonly ItemId[], readonly { readonly item: ItemId; readonly dueDay: Day }[]>(
  'catalogue/out-of',
);
