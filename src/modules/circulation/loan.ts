import type { EditionId, ItemId } from '#catalogue';
import type { UnitId } from '#network';
import type { MemberId } from '#people';
import type { Day } from '#platform/day.ts';

export type LoanId = number;

/** An item in the hands of a member, or, once it is back, of nobody that we know. */
export interface Loan {
  readonly id: LoanId;
  readonly item: ItemId;
  readonly edition: EditionId;
  /** Null once the item is back. */
  readonly member: MemberId | null;
  readonly unit: UnitId;
  readonly lentAt: Date;
  /** The library day of the lending unit. */
  readonly day: Day;
  readonly dueAt: Date;
  /** The day on which it is due, by the lending unit's calendar. */
  readonly dueDay: Day;
  readonly renewals: number;
  /** The rule that decided, see `explainRule`. */
  readonly rule: number;
  readonly returnedAt: Date | null;
  readonly returnedUnit: UnitId | null;
}

/** A loan that is over. */
export interface ClosedLoan extends Loan {
  readonly member: null;
  readonly returnedAt: Date;
  readonly returnedUnit: UnitId;
}
