import type { Day } from '#platform/day.ts';
import type { RefusalTable } from '#web/plug.ts';
import type { OtherProvince } from './province/load-province.ts';
import type { ProvinceUnsound } from './province/read-province.ts';
import type { UnitId } from './unit.ts';

/** What is wrong with one field of a form. */
export type FieldFault =
  | 'empty'
  | 'unknown'
  | 'malformed'
  | 'overlapping'
  | 'no-day'
  | 'taken'
  | 'in-use'
  | 'before-start'
  | 'too-many'
  | 'too-few';

export type ChangeRefusal =
  | { readonly code: 'network/unknown-unit'; readonly unit: UnitId }
  | { readonly code: 'network/not-allowed'; readonly unit: UnitId }
  | { readonly code: 'network/not-in-force'; readonly unit: UnitId; readonly day: Day }
  | { readonly code: 'network/change-unsound'; readonly fields: Readonly<Record<string, FieldFault>> };

/** How the network says no. */
export const refusals = {
  'network/unknown-unit': {
    status: 404,
    nl: 'Deze plek kennen we niet. Kies een plek uit de lijst.',
    en: 'We do not know this place. Choose one from the list.',
  },
  'network/not-allowed': {
    status: 403,
    nl: 'Je mag deze plek niet veranderen. Vraag het aan de beheerder van de provincie.',
    en: 'You may not change this place. Ask the administrator of the province.',
  },
  'network/not-in-force': {
    status: 409,
    nl: 'Op {day} hoort deze plek niet bij het netwerk. Kies een andere dag.',
    en: 'On {day} this place does not belong to the network. Choose another day.',
  },
  'network/change-unsound': {
    status: 422,
    nl: 'Er klopt iets niet. Er is niets veranderd. Kijk bij de velden met een opmerking.',
    en: 'Something is not right. Nothing was changed. See the fields with a remark.',
  },
  'network/province-unsound': {
    status: 422,
    nl: 'De gegevens van de provincie kloppen niet: {errors}.',
    en: 'The data of the province is not sound: {errors}.',
  },
  'network/other-province': {
    status: 409,
    nl: 'Hier staat al een andere provincie: {province}. Gebruik een lege database.',
    en: 'This database already holds another province: {province}. Use an empty one.',
  },
} as const satisfies RefusalTable<ChangeRefusal | ProvinceUnsound | OtherProvince>;
