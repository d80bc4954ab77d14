import type { RefusalTable } from '#web/plug.ts';

/** Why a version that somebody wrote is not kept. */
export type HandRefusal =
  | { readonly code: 'intake/not-written-here'; readonly source: string }
  | { readonly code: 'intake/written-meanwhile' };

export type IntakeRefusal =
  | {
      readonly code:
        | 'intake/no-such-delivery'
        | 'intake/no-such-arrival'
        | 'intake/no-such-source'
        | 'intake/no-file'
        | 'intake/disk-full'
        | 'intake/source-busy'
        | 'intake/not-done'
        | 'intake/undone-already';
    }
  | HandRefusal
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
  'intake/no-file': {
    status: 422,
    nl: 'Er kwam geen heel bestand aan. Kies een bestand van hoogstens 2 GB en probeer het opnieuw.',
    en: 'No whole file arrived. Choose a file of at most 2 GB and try again.',
  },
  'intake/disk-full': {
    status: 503,
    nl: 'De schijf van de server is vol. Er is niets bewaard. Maak ruimte en probeer het opnieuw.',
    en: 'The disk of the server is full, and nothing was kept. Make room and try again.',
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
  'intake/not-written-here': {
    status: 409,
    nl: 'Dit record komt van {source}. Wat je hier verandert, zou de volgende levering weer overschrijven. Beschrijf de titel zelf, of vraag het daar.',
    en: 'This record comes from {source}. What you change here would be overwritten by the next delivery. Describe the title yourself, or ask there.',
  },
  'intake/written-meanwhile': {
    status: 409,
    nl: 'Iemand anders heeft dit record intussen veranderd. Bekijk eerst die versie.',
    en: 'Somebody else changed this record meanwhile. Look at that version first.',
  },
  'intake/changed-since': {
    status: 409,
    nl: 'Een latere levering heeft {later} van deze records weer veranderd. Draai die eerst terug, of laat deze records staan.',
    en: 'A later delivery changed {later} of these records again. Undo that one first, or leave these records as they are.',
  },
} as const satisfies RefusalTable<IntakeRefusal>;
