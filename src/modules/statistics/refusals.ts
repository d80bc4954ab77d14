import type { NotAllowed } from '#people';
import type { RefusalTable } from '#web/plug.ts';
import type { Day } from '#platform/day.ts';

type OwnRefusal =
  | { readonly code: 'statistics/unknown-figure'; readonly figure: string }
  | { readonly code: 'statistics/unknown-place'; readonly place: string }
  | { readonly code: 'statistics/day-to-come'; readonly day: Day }
  | { readonly code: 'statistics/not-a-count'; readonly amount: string };

export type FigureRefusal = Extract<
  OwnRefusal,
  { code: 'statistics/unknown-figure' | 'statistics/unknown-place' }
>;

export type VisitRefusal =
  | NotAllowed
  | Extract<OwnRefusal, { code: 'statistics/day-to-come' | 'statistics/not-a-count' }>;

export const refusals = {
  'statistics/unknown-figure': {
    status: 404,
    nl: 'Dit cijfer kennen we niet. Kies er een uit de lijst met cijfers.',
    en: 'We do not know this figure. Choose one from the list of figures.',
  },
  'statistics/unknown-place': {
    status: 404,
    nl: 'Deze plaats kennen we niet. Kies er een uit de lijst met cijfers.',
    en: 'We do not know this place. Choose one from the list of figures.',
  },
  'statistics/day-to-come': {
    status: 422,
    nl: '{day} is nog niet geweest. Kies vandaag of een eerdere dag.',
    en: '{day} has not been yet. Choose today or an earlier day.',
  },
  'statistics/not-a-count': {
    status: 422,
    nl: '“{amount}” is geen aantal. Vul een heel getal in van 0 tot 100.000.',
    en: '“{amount}” is not a count. Enter a whole number from 0 to 100,000.',
  },
} as const satisfies RefusalTable<OwnRefusal>;
