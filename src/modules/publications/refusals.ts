import type { NotAllowed } from '#people';
import type { RefusalTable } from '#web/plug.ts';
import type { Objection } from './objections.ts';

type OwnRefusal =
  | { readonly code: 'publications/unknown'; readonly publication: string }
  | { readonly code: 'publications/not-ready'; readonly objections: readonly Objection[] }
  | { readonly code: 'publications/nothing-new'; readonly version: number }
  | { readonly code: 'publications/slug-taken'; readonly slug: string };

export type PublishRefusal =
  | NotAllowed
  | Extract<
      OwnRefusal,
      { code: 'publications/unknown' | 'publications/not-ready' | 'publications/nothing-new' }
    >;

export type StartRefusal = NotAllowed | Extract<OwnRefusal, { code: 'publications/slug-taken' }>;

export const refusals = {
  'publications/unknown': {
    status: 404,
    nl: 'Deze publicatie of bladzijde kennen we niet. Kijk op de plank met publicaties.',
    en: 'We do not know this publication or page. Look on the shelf of publications.',
  },
  'publications/not-ready': {
    status: 422,
    nl: 'De publicatie is nog niet klaar. De punten staan in de lijst; er is niets gepubliceerd.',
    en: 'The publication is not ready yet. The points are in the list; nothing was published.',
  },
  'publications/nothing-new': {
    status: 409,
    nl: 'Er is niets veranderd sinds versie {version}. Er is niets gepubliceerd.',
    en: 'Nothing changed since version {version}. Nothing was published.',
  },
  'publications/slug-taken': {
    status: 409,
    nl: 'Er is al een publicatie met het adres “{slug}”. Kies een ander adres.',
    en: 'There is a publication at the address “{slug}” already. Choose another address.',
  },
} as const satisfies RefusalTable<OwnRefusal>;
