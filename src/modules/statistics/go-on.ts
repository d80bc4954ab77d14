import { guardMonths, runAhead } from '#ledger';
import type { Tx } from '#platform/db.ts';
import { highestNumber } from './store/entries.ts';

/**
 * At each start: what was put back from a backup on another server, where numbers of transactions begin low, counts on as if
 * nothing happened, and its months only grow. Anywhere else it changes nothing.
 */
export async function goOnAfterRestore(tx: Tx): Promise<void> {
  await guardMonths(tx);
  await runAhead(tx, await highestNumber(tx));
}
