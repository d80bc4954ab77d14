import type { UnitId } from '#network';
import type { Profile } from './profile.ts';

export type SourceId = number;

/** A system that sends records. */
export interface Source {
  readonly id: SourceId;
  /** Lower case, digits and hyphens: the same for ever. */
  readonly code: string;
  readonly name: string;
  readonly organisation: UnitId | undefined;
  readonly profile: Profile;
  /** Its records are written here by hand; no delivery overwrites them. */
  readonly writtenHere?: boolean;
}
