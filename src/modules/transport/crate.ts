import type { UnitId } from '#network';
import type { Transit } from './transit.ts';

/** One filling of a crate: what was said when it was sealed, and what was found where it arrived. */
export interface Load {
  readonly id: number;
  readonly crate: string;
  readonly from: UnitId;
  /** What stands on the seal. */
  readonly seal: string;
  /** How many things it held when it was sealed. */
  readonly said: number;
  readonly sealedAt: Date;
  /** Where it was opened; the rest is null as long as this is. */
  readonly unit: UnitId | null;
  readonly counted: number | null;
  readonly sealFound: string | null;
  readonly receivedAt: Date | null;
}

/** A load with the journeys that were in it, as they are now. */
export interface LoadContents extends Load {
  readonly transits: readonly Transit[];
}

/** What does not agree between the two ends of a crate's way. */
export interface Difference {
  /** More in it than was said (positive), or fewer. */
  readonly count: number;
  readonly otherSeal: boolean;
  /** Said to be in it, and neither scanned nor seen anywhere since. */
  readonly missing: readonly Transit[];
}

/** Compares what was said with what was found; nothing as long as the crate was not opened. */
export function differenceOf(load: LoadContents): Difference | undefined {
  if (load.counted === null) return undefined;
  return {
    count: load.counted - load.said,
    otherSeal: load.sealFound !== load.seal,
    missing: load.transits.filter(
      ({ state, seenAt }) => state === 'on-van' || (state === 'packed' && seenAt === load.from),
    ),
  };
}

/** True when somebody must look: a count or a seal that differs, or a thing that nobody saw. */
export const disagrees = ({ count, otherSeal, missing }: Difference): boolean =>
  count !== 0 || otherSeal || missing.length > 0;
