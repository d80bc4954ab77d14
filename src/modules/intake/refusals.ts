import type { RefusalTable } from '#web/plug.ts';

export type IntakeRefusal = { readonly code: 'intake/no-such-delivery' | 'intake/no-such-arrival' };

/** How intake says no. What is wrong with a record is no refusal but a remark: see `remark.ts`. */
export const refusals = {
  'intake/no-such-delivery': {
    status: 404,
    nl: 'Deze levering kennen we niet. Ga terug naar de lijst met leveringen.',
    en: 'We do not know this delivery. Go back to the list of deliveries.',
  },
  'intake/no-such-arrival': {
    status: 404,
    nl: 'Dit record kennen we niet. Ga terug naar de levering.',
    en: 'We do not know this record. Go back to the delivery.',
  },
} as const satisfies RefusalTable<IntakeRefusal>;
