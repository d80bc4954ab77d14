import type { UnitId } from '#network';
import type { Tx } from '#platform/db.ts';
import type { Profile } from './profile.ts';
import { saveSource } from './store.ts';

export type SourceId = number;

/** A system that sends records. */
export interface Source {
  readonly id: SourceId;
  /** Lower case, digits and hyphens: the same for ever. */
  readonly code: string;
  readonly name: string;
  readonly organisation: UnitId | undefined;
  readonly profile: Profile;
}

/** Makes a source, or gives the one with this code its new name and profile. */
export const keepSource = async (tx: Tx, source: Omit<Source, 'id'>): Promise<Source> => {
  const { id } = await saveSource(tx, source);
  return { id, ...source };
};
