import type { RefusalTable } from '#web/plug.ts';

export type IntakeRefusal =
  | {
      readonly code:
        | 'intake/no-such-delivery'
        | 'intake/no-such-arrival'
        | 'intake/no-such-source'
        | 'intake/source-busy'
        | 'intake/not-done'
        | 'intake/undone-already';
    }
  | { readonly code: 'intake/changed-since'; readonly later: number };

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
  'intake/no-such-source': {
    status: 404,
    nl: 'Deze bron kennen we niet, of er is niet gezegd waar we haar ophalen.',
    en: 'We do not know this source, or it was never said where to fetch it.',
  },
  'intake/source-busy': {
    status: 409,
    nl: 'Van deze bron wordt al iets opgehaald of ingelezen. Wacht tot dat klaar is.',
    en: 'Something of this source is being taken in already. Wait until that is done.',
  },
  'intake/not-done': {
    status: 409,
    nl: 'Deze levering is nog niet klaar. Een levering die klaar is, kan teruggedraaid worden.',
    en: 'This delivery is not done yet. Only one that is done can be undone.',
  },
  'intake/undone-already': {
    status: 409,
    nl: 'Deze levering is al teruggedraaid.',
    en: 'This delivery is undone already.',
  },
  'intake/changed-since': {
    status: 409,
    nl: 'Een latere levering heeft {later} van deze records weer veranderd. Draai die eerst terug, of laat deze records staan.',
    en: 'A later delivery changed {later} of these records again. Undo that one first, or leave these records as they are.',
  },
} as const satisfies RefusalTable<IntakeRefusal>;
