import type { Db } from '#platform/db.ts';
import { ok, type Result, refuse } from '#platform/result.ts';
import type { IntakeRefusal } from '../refusals.ts';
import type { SourceId } from '../source.ts';
import { tryTurn, waitForTurn } from '../store/source.ts';

/**
 * Does long work as the only one who takes in from a source, in this process or any other. The turn is a lock in a
 * transaction that does nothing else, so that it falls when the process dies; the work has transactions of its own.
 */
export async function inTurn<T>(db: Db, source: SourceId, work: () => Promise<T>): Promise<T> {
  const done = await db.transaction(async turn => {
    await waitForTurn(turn, source);
    return settled(work);
  });
  return done();
}

/** The same, or the refusal at once when somebody has the turn. */
export async function inTurnNow<T>(
  db: Db,
  source: SourceId,
  work: () => Promise<T>,
): Promise<Result<T, IntakeRefusal>> {
  const done = await db.transaction(async turn =>
    (await tryTurn(turn, source)).free ? settled(work) : undefined,
  );
  return done ? ok(await done()) : refuse({ code: 'intake/source-busy' });
}

/** Its end, whatever it is, to be met outside the transaction: the work is never tried again. */
async function settled<T>(work: () => Promise<T>): Promise<() => Promise<T>> {
  try {
    const value = await work();
    return async () => value;
  } catch (error) {
    return () => Promise.reject(error);
  }
}
