import type { RefusalTable } from '#web/plug.ts';

export type DeskRefusal =
  | { readonly code: 'desk/number-used'; readonly device: string; readonly number: number }
  | { readonly code: 'desk/unknown-place'; readonly unit: string }
  | { readonly code: 'desk/no-reason' };

/** How the desk says no; what is wrong with a scanned thing is an answer, not a refusal. */
export const refusals = {
  'desk/number-used': {
    status: 409,
    nl: 'Dit scherm was niet meer bij. Er is niets gebeurd met deze scan. Scan opnieuw.',
    en: 'This screen was out of date. Nothing was done with this scan. Scan again.',
  },
  'desk/unknown-place': {
    status: 404,
    nl: 'De vestiging {unit} kennen we niet. Kies een vestiging uit de lijst.',
    en: 'We do not know the branch {unit}. Choose one from the list.',
  },
  'desk/no-reason': {
    status: 422,
    nl: 'Schrijf erbij waarom het weg mag. Er is niets veranderd.',
    en: 'Write why it may go. Nothing has changed.',
  },
} as const satisfies RefusalTable<DeskRefusal>;
