import { type Day, parseDay } from '#platform/day.ts';
import { beyondReaches } from '../../beyond.ts';
import type { BeyondCount } from '../../count-beyond.ts';

export type Form = Readonly<Record<string, string>>;
export type Faults = Readonly<Partial<Record<'day' | 'handlings' | 'requests', 'noDay' | 'noCount'>>>;

const countIn = (text: string | undefined): number | undefined => {
  const typed = (text ?? '').trim().replaceAll('.', '');
  return /^\d{1,6}$/.test(typed) ? Number(typed) : undefined;
};

/** Reads the form: the count that it asks for, or every field that is wrong. */
export function readBeyondForm(form: Form): Omit<BeyondCount, 'at' | 'by'> | { readonly faults: Faults } {
  const day: Day | undefined = parseDay(form['dag'] ?? '');
  const [handlings, requests] = [countIn(form['pakketten']), countIn(form['aanvragen'])];
  if (day === undefined || handlings === undefined || requests === undefined)
    return {
      faults: {
        ...(day === undefined && { day: 'noDay' as const }),
        ...(handlings === undefined && { handlings: 'noCount' as const }),
        ...(requests === undefined && { requests: 'noCount' as const }),
      },
    };
  const reach = beyondReaches.find(known => known === form['waar']) ?? 'other-province';
  return { day, reach, handlings, requests };
}
