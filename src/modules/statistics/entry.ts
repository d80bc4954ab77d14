import type { UnitId } from '#network';
import type { Day } from '#platform/day.ts';

/** How a value came about, in the words of the people who enter it; `provisional` and `final` are about the year's end. */
export const entryStatuses = ['registered', 'estimated', 'imputed', 'provisional', 'final'] as const;
export type EntryStatus = (typeof entryStatuses)[number];

/** Why there is no number. None of them is zero, and an empty field is none of them. */
export const absences = ['unknown', 'not-applicable', 'confidential'] as const;
export type Absence = (typeof absences)[number];

/** A number, or the reason why there is none. */
export type EntryValue = { readonly number: number } | { readonly absence: Absence };

/** Something that no event tells: money, staff, square metres, the outcome of a survey. Never changed, only followed. */
export interface Entry {
  readonly id: number;
  readonly code: string;
  readonly unit: UnitId;
  readonly fromDay: Day;
  readonly toDay: Day;
  readonly value: number | null;
  readonly absence: Absence | null;
  readonly status: EntryStatus;
  /** Where it can be looked up: a page of the accounts, a lease, a file. */
  readonly evidence: string;
  /** Who answers for it, by function: “controller”. */
  readonly owner: string;
  /** True when another system counted it, before the ledger began. */
  readonly takenOver: boolean;
  readonly enteredBy: string;
  readonly recordedAt: Date;
  /** The entry that this one puts right. */
  readonly supersedes: number | null;
  readonly reason: string | null;
}

export const sameValue = (entry: Pick<Entry, 'value' | 'absence'>, given: EntryValue): boolean =>
  'number' in given ? entry.value === given.number : entry.absence === given.absence;
