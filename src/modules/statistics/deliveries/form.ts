import type { Position } from '#ledger';
import type { UnitId } from '#network';
import type { Day } from '#platform/day.ts';
import type { StateTable } from '#platform/state-table.ts';
import type { Absence, EntryStatus } from '../entry.ts';

export type FormState = 'open' | 'ready' | 'frozen';
export type FormVerb = 'offer' | 'return' | 'sign' | 'reopen';
/** Who fills in, who signs, and the provincial office. */
export type FormActor = 'filler' | 'signer' | 'office';

/** The life of a form. Whoever filled it in does not sign it. */
export const formLife: StateTable<FormState, FormVerb, FormActor> = {
  open: { offer: { to: 'ready', by: ['filler', 'office'] } },
  ready: {
    sign: { to: 'frozen', by: 'signer' },
    return: { to: 'open', by: ['signer', 'office'] },
  },
  frozen: { reopen: { to: 'open', by: 'office' } },
};

/** One questionnaire of one deliverer about one year. */
export interface Form {
  readonly id: number;
  readonly plan: string;
  readonly questionnaire: string;
  readonly version: number;
  readonly year: number;
  readonly unit: UnitId;
  readonly state: FormState;
  readonly due: Day;
  readonly openedAt: Date;
}

/** What a cell holds. */
export interface Answer {
  readonly id: number;
  readonly form: number;
  readonly cell: string;
  readonly value: number | null;
  readonly absence: Absence | null;
  readonly status: EntryStatus;
  /** From a figure, or typed by somebody. */
  readonly source: 'figure' | 'hand';
  readonly definition: string | null;
  readonly version: number | null;
  readonly position: Position | null;
  readonly comment: string | null;
  readonly answeredBy: string;
  readonly staff: number | null;
  readonly answeredAt: Date;
  readonly follows: number | null;
}
