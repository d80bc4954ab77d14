import type { UnitId } from '#network';
import type { Day } from '#platform/day.ts';

/** A member, the same for as long as the membership is remembered. */
export type MemberId = number;

export interface Member {
  readonly id: MemberId;
  /** The branch where the membership belongs. */
  readonly home: UnitId;
  /** The kind of membership, as in the loan rules: `youth`, `basic`, … */
  readonly category: string;
  readonly givenName: string;
  readonly familyName: string;
  /** As said aloud: given name, then family name. */
  readonly name: string;
  readonly birthDay: Day;
  readonly postcode: string | undefined;
  readonly email: string | undefined;
  readonly language: 'nl' | 'en';
  readonly since: Day;
  /** Last day of the membership; undefined while it has no end. */
  readonly until: Day | undefined;
  /** The number of the card that works. */
  readonly card: string | undefined;
}

/** Lower bounds of the age bands, oldest first. */
const bands = [
  [66, '66+'],
  [31, '31-65'],
  [19, '19-30'],
  [13, '13-18'],
  [4, '4-12'],
  [0, '0-3'],
] as const;

/** How old somebody is on a day, in whole years. */
export function ageOn(birthDay: Day, on: Day): number {
  const years = Number(on.slice(0, 4)) - Number(birthDay.slice(0, 4));
  return on.slice(5) < birthDay.slice(5) ? years - 1 : years;
}

/** The band in which an age is counted: coarse enough that a band and a place do not point at one person. */
export const ageBand = (birthDay: Day, on: Day): string =>
  bands.find(([from]) => ageOn(birthDay, on) >= from)?.[1] ?? '0-3';

/** The four digits of a Dutch postcode, the finest place that is counted; nothing for another shape. */
export const postcodeArea = (postcode: string | undefined): string | undefined =>
  /^\s*(\d{4})\s*[A-Za-z]{2}\s*$/.exec(postcode ?? '')?.[1];
