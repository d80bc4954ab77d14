import type { UnitId } from '#network';
import type { Day } from '#platform/day.ts';
import type { Tx } from '#platform/db.ts';
import { countMoved } from './count-copies.ts';
import type { EditionsChanged } from './facts.ts';
import { saveHomes } from './store/item.ts';

/**
 * Copies of places that ended live where these go on: from `day` on they are counted there, and until the day before where
 * they were. Answers how many.
 */
export async function moveHomes(
  tx: Tx,
  heirs: ReadonlyMap<UnitId, UnitId>,
  day: Day,
  at: Date,
): Promise<number> {
  if (heirs.size === 0) return 0;
  const moved = await saveHomes(tx, heirs);
  if (moved.length === 0) return 0;
  const counted = moved.filter(({ quick, withdrawn }) => !quick && withdrawn === null);
  await countMoved(tx, counted, day, at);
  const editions = [...new Set(moved.map(({ edition }) => edition))];
  const changed: EditionsChanged = { kind: 'catalogue/editions-changed', subject: 'catalogue', editions };
  await tx.announce([changed]);
  return moved.length;
}
