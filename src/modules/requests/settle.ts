import { record } from '#ledger';
import type { Network } from '#network';
import type { Tx } from '#platform/db.ts';
import { requestEvent } from './counting.ts';
import { withRound } from './home.ts';
import { isClosed, type Change } from './request.ts';
import { withSiblings } from './siblings.ts';
import { saveChanges } from './store/requests.ts';
import { tell, withTold } from './tell.ts';
import { setWaiting } from './waiting.ts';

const waits = ({ before, after }: Change): boolean => before.state === 'asked' || after.state === 'asked';

/**
 * Saves steps with all that goes with them, in the caller's transaction: the timeline, the count of who waits, the
 * ledger, and the messages to members.
 */
export async function settle(tx: Tx, decided: readonly Change[], place: Network): Promise<void> {
  if (decided.length === 0) return;
  const changes = await withRound(tx, await withSiblings(tx, decided), place);
  await saveChanges(tx, changes.map(withTold));
  await setWaiting(
    tx,
    changes.filter(waits).map(({ after }) => after),
  );
  await record(tx, {
    items: changes.flatMap(change => {
      // sent on from one hold shelf to another, or back, it was ready before
      if (change.after.state === 'ready' && change.before.readyAt === null)
        return [requestEvent('request-ready', change.after, change.at, place)];
      return isClosed(change.after) ? [requestEvent('request-closed', change.after, change.at, place)] : [];
    }),
  });
  await tell(tx, changes, place);
}
