import type { UnitId } from '#network';
import type { Day } from '#platform/day.ts';

export const carriers = ['volunteer', 'branch'] as const;
/** Who goes to the door. */
export type Carrier = (typeof carriers)[number];

/** What was agreed with a member who cannot come: which branch brings, by whom and when. */
export interface HomeDelivery {
  readonly branch: UnitId;
  readonly carrier: Carrier;
  /** The day of the week; 1 is Monday. */
  readonly weekday: number;
  /** In a few words; gone when the agreement is over. */
  readonly reason: string;
  readonly from: Day;
  /** Last day; null while it has no end. */
  readonly until: Day | null;
}

/** No reason needs more characters. */
export const longestReason = 100;

/** What was agreed with a member, when it holds on a day. */
export const homeDeliveryOn = (
  { homeDelivery }: { readonly homeDelivery: HomeDelivery | undefined },
  day: Day,
): HomeDelivery | undefined =>
  homeDelivery && homeDelivery.from <= day && (homeDelivery.until ?? day) >= day ? homeDelivery : undefined;
