import type { Db } from '#platform/db.ts';
import type { Judged } from '../judge.ts';
import { type Stretch, takeBatch } from '../take-batch.ts';

/** Contents that the database will not hold (SQLSTATE class 22). */
const isContent = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('22');

/**
 * Takes a batch in a transaction of its own; when its contents cannot be stored, one by one, and the culprit is set
 * aside. Answers how far the delivery is. May begin while the batch `before` is being taken in, when they have no control number
 * in common; throws as that does.
 */
export async function take(
  db: Db,
  stretch: Stretch,
  judged: readonly Judged[],
  before?: Promise<unknown>,
): Promise<number> {
  try {
    const taken = await db.transaction(tx => takeBatch(tx, stretch, judged, before));
    if (!taken.ok) throw new Error(`the batch was refused: ${taken.refusal.code}`);
    return taken.value;
  } catch (error) {
    await before;
    if (!isContent(error)) throw error;
    const [one] = judged;
    if (one && judged.length === 1) {
      if (one.state === 'refused') throw error;
      const { bytes, offset, hash } = one;
      const aside: Judged = {
        state: 'refused',
        reason: 'cannot-be-stored',
        bytes,
        offset,
        hash,
        warnings: [],
      };
      return take(db, stretch, [aside]);
    }
  }
  let { from, place } = stretch;
  for (const [i, one] of judged.entries()) {
    const mark = i === judged.length - 1 ? stretch.mark : undefined;
    from = await take(db, { ...stretch, from, place, mark }, [one]);
    place += 1;
  }
  return from;
}
