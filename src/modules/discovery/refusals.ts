import type { Edition, EditionId } from '#catalogue';
import type { RefusalTable } from '#web/plug.ts';

export type TitleRefusal =
  | { readonly code: 'discovery/unknown-title'; readonly edition: EditionId | undefined }
  | { readonly code: 'discovery/title-gone'; readonly title: string }
  | { readonly code: 'discovery/unknown-branch' }
  | { readonly code: 'discovery/no-membership' };

export const titleGone = ({ title }: Edition): TitleRefusal => ({ code: 'discovery/title-gone', title });

export const refusals = {
  'discovery/unknown-title': {
    status: 404,
    nl: 'Deze titel kennen we niet, of niet meer. Zoek opnieuw.',
    en: 'We do not know this title, or no longer do. Search again.',
  },
  'discovery/title-gone': {
    status: 410,
    nl: '“{title}” is er niet meer: geen bibliotheek hier heeft het nog. Zoek naar iets anders.',
    en: '“{title}” is no longer there: no library here has it any more. Search for something else.',
  },
  'discovery/unknown-branch': {
    status: 404,
    nl: 'Deze bibliotheek kennen we niet, of ze leent niet meer uit.',
    en: 'We do not know this library, or it no longer lends.',
  },
  'discovery/no-membership': {
    status: 403,
    nl: 'Alleen leden kunnen iets aanvragen. Log in met je eigen pas.',
    en: 'Only members can make requests. Sign in with your own card.',
  },
} as const satisfies RefusalTable<TitleRefusal>;
