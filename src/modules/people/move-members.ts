import type { UnitId } from '#network';
import type { Tx } from '#platform/db.ts';
import type { MemberId } from './member.ts';
import { saveHomes } from './store/changes.ts';

/** A member of, or brought things from, a place that ended, with where that goes on. */
export interface Moved {
  readonly member: MemberId;
  readonly from: UnitId;
  readonly to: UnitId;
  /** False for who only is brought things from there. */
  readonly belongs: boolean;
}

/** Members of places that ended are members of where these go on, and are brought things from there. Answers who, each once. */
export const moveMembers = async (tx: Tx, heirs: ReadonlyMap<UnitId, UnitId>): Promise<Moved[]> =>
  heirs.size === 0 ? [] : saveHomes(tx, heirs);
