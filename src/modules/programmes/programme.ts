import type { Day } from '#platform/day.ts';

/** What a programme counts: its unit of count (research: each country-wide scheme has its own). */
export const countsOf = [
  'meeting',
  'question',
  'voucher',
  'location',
  'school',
  'delivery',
  'project',
] as const;

export const audiences = ['children', 'youth', 'adults', 'everyone', 'professionals'] as const;
export type Audience = (typeof audiences)[number];

/** Whom an activity is open to: everybody, or only who works in a library. */
export const openTos = ['public', 'staff'] as const;
export type OpenTo = (typeof openTos)[number];

/** A programme in one version of its definition. The three axes are codes of `#network` themes. */
export interface Programme {
  readonly code: string;
  readonly version: number;
  readonly from: Day;
  readonly nameNl: string;
  readonly nameEn: string;
  readonly goal: string | null;
  readonly opgave: string | null;
  readonly kernfunctie: string | null;
  readonly counts: (typeof countsOf)[number];
  readonly ruleNl: string;
  readonly ruleEn: string;
  readonly audience: Audience;
  readonly partners: readonly string[];
  readonly funding: string | null;
  readonly collection: string | null;
  readonly source: string;
}

/** The version of each programme that holds on a day: the newest that began. */
export function programmesOn(all: readonly Programme[], day: Day): ReadonlyMap<string, Programme> {
  const found = new Map<string, Programme>();
  for (const programme of all) {
    const known = found.get(programme.code);
    if (programme.from <= day && (known === undefined || known.from < programme.from))
      found.set(programme.code, programme);
  }
  return found;
}

/** What makers begin from. */
export interface Template {
  readonly id: number;
  readonly programme: string;
  readonly title: string;
  readonly description: string;
  readonly minutes: number;
  readonly capacity: number;
  readonly priceCents: number;
  readonly language: string;
  readonly audience: Audience;
  readonly openTo: OpenTo;
}
