import type { UnitId } from '#network';
import type { Day } from '#platform/day.ts';
import type { Tx } from '#platform/db.ts';
import { countMoves } from './count-members.ts';
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

/** Members of places that ended are members of where these go on from today, and are brought things from there. Answers who, each once. */
export async function moveMembers(tx: Tx, heirs: ReadonlyMap<UnitId, UnitId>, today: Day): Promise<Moved[]> {
  if (heirs.size === 0) return [];
  const moved = await saveHomes(tx, heirs);
  const belong = moved.filter(({ belongs }) => belongs).map(({ member }) => member);
  await countMoves(tx, belong, today);
  return moved;
}
