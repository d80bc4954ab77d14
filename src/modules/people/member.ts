import type { UnitId } from '#network';
import type { Day } from '#platform/day.ts';
import type { Block } from './block.ts';
import type { HomeDelivery } from './home-delivery.ts';

/** A member, the same for as long as the membership is remembered. */
export type MemberId = number;

export const memberKinds = ['person', 'school', 'institution'] as const;
export type MemberKind = (typeof memberKinds)[number];

export interface Member {
  readonly id: MemberId;
  readonly kind: MemberKind;
  /** The branch where the membership belongs. */
  readonly home: UnitId;
  /** The kind of membership, as in the loan rules: `youth`, `basic`, … */
  readonly category: string;
  readonly givenName: string;
  readonly familyName: string;
  /** As said aloud: given name, then family name. */
  readonly name: string;
  /** People have one, schools and institutions have none. */
  readonly birthDay: Day | undefined;
  readonly street: string | undefined;
  readonly postcode: string | undefined;
  readonly town: string | undefined;
  readonly email: string | undefined;
  readonly phone: string | undefined;
  readonly language: 'nl' | 'en';
  readonly since: Day;
  /** Last day of the membership; undefined while it has no end. */
  readonly until: Day | undefined;
  /** The number of the card that works. */
  readonly card: string | undefined;
  /** What was agreed about bringing things home, also when it is over or still to come. */
  readonly homeDelivery: HomeDelivery | undefined;
  /** Since when what is brought back is remembered; undefined is not at all. */
  readonly historySince: Date | undefined;
  /** Those that nobody lifted, also those that are over or still to come. */
  readonly blocks: readonly Block[];
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

/** The band in which an age is counted: coarse enough that a band and a place do not point at one person; `none` for a school or institution. */
export const ageBand = (birthDay: Day | undefined, on: Day): string =>
  birthDay === undefined ? 'none' : bandOf(birthDay, on);

const bandOf = (birthDay: Day, on: Day): string =>
  bands.find(([from]) => ageOn(birthDay, on) >= from)?.[1] ?? '0-3';

/** Every age of a band, for who knows only the band; one undefined age for `none`. The oldest band ends at 110. */
export function agesIn(band: string): readonly (number | undefined)[] {
  const place = bands.findIndex(([, name]) => name === band);
  const found = bands[place];
  if (!found) return [undefined];
  const last = place === 0 ? 110 : (bands[place - 1]?.[0] ?? 0) - 1;
  return Array.from({ length: last - found[0] + 1 }, (_, n) => found[0] + n);
}

/** The four digits of a Dutch postcode, the finest place that is counted; nothing for another shape. */
export const postcodeArea = (postcode: string | undefined): string | undefined =>
  /^\s*(\d{4})\s*[A-Za-z]{2}\s*$/.exec(postcode ?? '')?.[1];

/** What a member may put right themselves. */
export const ownFields = ['street', 'postcode', 'town', 'email', 'phone', 'language'] as const;
const deskFields = ['givenName', 'familyName', 'birthDay', 'home', ...ownFields] as const;

/** What is known of a member and can change. */
export type Particulars = Pick<Member, (typeof deskFields)[number]>;

export const endReasons = ['deceased', 'moved', 'asked', 'other'] as const;

/** Why a membership ended before its day. */
export type EndReason = (typeof endReasons)[number];
