import type { NotAllowed } from '#people';
import type { RefusalTable } from '#web/plug.ts';

export type WithdrawRefusal =
  | { readonly code: 'catalogue/unknown-item'; readonly item: number }
  | { readonly code: 'catalogue/withdrawn-before'; readonly item: number; readonly on: string }
  | NotAllowed;

type CatalogueRefusal =
  | Exclude<WithdrawRefusal, NotAllowed>
  | {
      readonly code: 'catalogue/unknown-edition';
      readonly edition: number;
    };

export const refusals = {
  'catalogue/unknown-item': {
    status: 404,
    nl: 'Dit exemplaar kennen we niet. Scan de streepjescode nog een keer.',
    en: 'We do not know this copy. Scan the barcode again.',
  },
  'catalogue/withdrawn-before': {
    status: 409,
    nl: 'Dit exemplaar is al afgeschreven, op {on}.',
    en: 'This copy was withdrawn before, on {on}.',
  },
  'catalogue/unknown-edition': {
    status: 404,
    nl: 'Deze titel kennen we niet. Zoek opnieuw.',
    en: 'We do not know this title. Search again.',
  },
} as const satisfies RefusalTable<CatalogueRefusal>;
