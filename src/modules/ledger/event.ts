import type { UnitId } from '#network';
import type { Day } from '#platform/day.ts';

/** How well a number is known: each event seen, a count carried up from a sample, or a number typed in. */
export type Quality = 'registered' | 'estimated' | 'manual';

/**
 * How far a request or a handling reached: inside the branch, inside its organisation, to another one in the province,
 * to the public libraries of another province, or outside public libraries.
 */
export type Reach = 'same-branch' | 'same-organisation' | 'other-organisation' | BeyondProvince;
export type BeyondProvince = 'other-province' | 'outside';

interface Place {
  readonly kind: string;
  /** The library day: the day on the wall of the unit. */
  readonly day: Day;
  readonly unit: UnitId;
  readonly organisation: UnitId | undefined;
  readonly municipality: UnitId | undefined;
  readonly material?: string | undefined;
  readonly audience?: string | undefined;
  /** How many at once; 1 when left out. Negative only in a correction. */
  readonly amount?: number | undefined;
}

/** Something that happened to a thing or at a place: exact time, never a person. */
export interface ItemEvent extends Place {
  readonly at: Date;
  readonly otherUnit?: UnitId | undefined;
  readonly otherOrganisation?: UnitId | undefined;
  readonly item?: number | undefined;
  readonly edition?: number | undefined;
  /** Of books; nothing where no record says whether it is fiction. */
  readonly fiction?: boolean | null | undefined;
  /** Days that it took, where the kind of event has a duration. */
  readonly days?: number | undefined;
  readonly scope?: Reach | undefined;
  readonly quality?: Quality | undefined;
  /** True when this row puts an earlier one right. */
  readonly correction?: boolean | undefined;
}

/** Something that a person did: by library day, never an item, a title or a time of day. */
export interface PersonEvent extends Place {
  readonly ageBand: string;
  readonly category: string;
  readonly postcodeArea: string | undefined;
  /** Becomes the pseudonym of the day's year; the number itself is not stored. Left out of who was forgotten before. */
  readonly member?: number | undefined;
}
