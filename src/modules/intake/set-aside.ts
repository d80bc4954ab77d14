import type { Tx } from '#platform/db.ts';
import { addWarnings, refuseAccepted } from './store/arrival.ts';

/**
 * Sets arrivals aside that could be read but not used: for whoever reacts to `intake/arrived`, in the same transaction.
 * The reason is a stable code of `remark.ts`. Arrivals that never were bytes are passed over.
 */
export async function refuseArrivals(
  tx: Tx,
  refusals: readonly { readonly arrival: number | undefined; readonly reason: string }[],
): Promise<void> {
  const kept = refusals.flatMap(({ arrival, reason }) =>
    arrival === undefined ? [] : [{ arrival, reason }],
  );
  if (kept.length > 0) await refuseAccepted(tx, kept);
}

/** Notes on arrivals that were used all the same: `code`, or `code:what it is about`. */
export async function warnArrivals(
  tx: Tx,
  warnings: readonly { readonly arrival: number | undefined; readonly warning: string }[],
): Promise<void> {
  const kept = warnings.flatMap(({ arrival, warning }) =>
    arrival === undefined ? [] : [{ arrival, warning }],
  );
  if (kept.length > 0) await addWarnings(tx, kept);
}
