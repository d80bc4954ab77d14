import type { UnitId } from '#network';
import type { Tx } from '#platform/db.ts';
import { saveHomes } from './store/changes.ts';

/** Members of places that ended are members of where these go on. Answers how many. */
export const moveMembers = (tx: Tx, heirs: ReadonlyMap<UnitId, UnitId>): Promise<number> =>
  heirs.size === 0 ? Promise.resolve(0) : saveHomes(tx, heirs);
