import { setDemand } from '#circulation';
import type { Tx } from '#platform/db.ts';
import type { Request } from './request.ts';
import { countWaiting } from './store/requests.ts';

/** Keeps the count of who waits true for the editions of these requests. */
export async function setWaiting(tx: Tx, requests: readonly Request[]): Promise<void> {
  const editions = [...new Set(requests.flatMap(({ edition, also }) => [edition, ...also]))];
  if (editions.length > 0) await setDemand(tx, await countWaiting(tx, editions));
}
