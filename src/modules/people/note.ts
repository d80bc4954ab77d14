import type { Day } from '#platform/day.ts';

/** What colleagues should know of a member. */
export interface Note {
  readonly id: number;
  readonly text: string;
  /** The last day. */
  readonly until: Day;
  readonly at: Date;
  /** Name of who wrote it. */
  readonly by: string | null;
}
