import type { EditionId, ItemId } from '#catalogue';
import type { UnitId } from '#network';
import type { MemberId } from '#people';
import type { ItemState } from './item-life.ts';
import type { LoanId } from './loan.ts';

interface AboutItem {
  /** `item:12`. */
  readonly subject: string;
  readonly item: ItemId;
  readonly edition: EditionId;
  readonly unit: UnitId;
  readonly at: Date;
}

interface AboutLoan extends AboutItem {
  readonly member: MemberId;
  readonly loan: LoanId;
}

export interface Lent extends AboutLoan {
  readonly kind: 'circulation/lent';
}

export interface Renewed extends AboutLoan {
  readonly kind: 'circulation/renewed';
  readonly dueAt: Date;
}

export interface Returned extends AboutLoan {
  readonly kind: 'circulation/returned';
}

/** Every change of an item's state or place, also by lending and returning. `unit` is where it is now. */
export interface Moved extends AboutItem {
  readonly kind: 'circulation/moved';
  readonly from: ItemState;
  readonly to: ItemState;
}

export type CirculationFact = Lent | Renewed | Returned | Moved;
