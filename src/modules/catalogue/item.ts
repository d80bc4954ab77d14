import type { UnitId } from '#network';
import type { Day } from '#platform/day.ts';
import type { Audience, EditionId, Material } from './edition.ts';

export type ItemId = number;

/** One copy that can be held in the hand. */
export interface Item {
  readonly id: ItemId;
  readonly barcode: string;
  readonly edition: EditionId;
  /** The branch where it lives. */
  readonly home: UnitId;
  readonly callNumber: string | undefined;
  readonly material: Material;
  /** That of its edition. */
  readonly audience: Audience;
  /** That of its edition; nothing where no record says so. */
  readonly fiction?: boolean | null | undefined;
  /** The source's own word for how it may be lent. */
  readonly loanType: string | undefined;
  readonly added: Day;
  /** Lent on the fly by a desk: no record lists it yet, and it is no part of the collection. */
  readonly quick: boolean;
  /** The day on which it left the collection. */
  readonly withdrawn: Day | undefined;
}
