import type { Quality } from '#ledger';
import type { UnitId } from '#network';
import { type Day, parseDay } from '#platform/day.ts';

/** What the form held when it is not to be understood, by field. */
export interface VisitErrors {
  readonly day?: 'notADay';
  readonly amount?: 'notACount';
}

export interface VisitWish {
  readonly unit: UnitId;
  readonly day: Day;
  readonly amount: number;
  readonly quality: Quality;
}

export const qualities = ['manual', 'registered', 'estimated'] as const satisfies readonly Quality[];

/** Reads the form: what it asks for, or every field that is wrong. */
export function readVisitForm(form: Readonly<Record<string, string>>): VisitWish | { errors: VisitErrors } {
  const day = parseDay(form['dag'] ?? '');
  const typed = (form['aantal'] ?? '').trim().replaceAll('.', '');
  const amount = /^\d{1,6}$/.test(typed) && Number(typed) <= 100_000 ? Number(typed) : undefined;
  if (day === undefined || amount === undefined)
    return {
      errors: {
        ...(day === undefined && { day: 'notADay' as const }),
        ...(amount === undefined && { amount: 'notACount' as const }),
      },
    };
  const quality = qualities.find(known => known === form['hoe']) ?? 'manual';
  return { unit: Number(form['vestiging']), day, amount, quality };
}
