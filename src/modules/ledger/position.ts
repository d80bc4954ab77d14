import type { Reader } from '#platform/db.ts';
import { readPosition } from './store.ts';

/**
 * A place in the book up to which nothing can change any more. The same place gives the same rows for ever.
 *
 * Numbers alone cannot say it: a transaction may take a low number and commit after one with a higher number. So a
 * place is the last row and the oldest transaction that was still open; rows of that one and later ones do not count.
 */
export interface Position {
  /** The last item row that counts. */
  readonly item: number;
  /** Item rows of this transaction and later ones do not count (`pg_snapshot_xmin`). */
  readonly horizon: number;
  /** The last person row that counts: those of closed days. */
  readonly person: number;
}

/** The newest place in the book that may be used for a figure. */
export const safePosition = (reader: Reader): Promise<Position> => readPosition(reader);
