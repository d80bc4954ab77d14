/**
 * A place in the book up to which nothing can change any more. The same place gives the same rows for ever.
 *
 * Numbers alone cannot say it: a transaction may take a low number and commit after one with a higher number. So a
 * place is the last row and the oldest transaction that was still open; rows of that one and later ones do not count.
 */
export interface Position {
  /** The last item row that counts. */
  readonly item: number;
  /** Item rows of this transaction and later ones do not count (what `pg_snapshot_xmin` is when this database is alone). */
  readonly horizon: number;
  /** The last person row that counts: those of closed days. */
  readonly person: number;
}
