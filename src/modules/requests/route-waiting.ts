import type { Tx } from '#platform/db.ts';
import { type Plan, plan } from '#routing';
import { type Board, wishOf } from './board.ts';
import { advance, certainly, type Change, type Request } from './request.ts';
import { insertLines } from './store/lines.ts';

/** Whether any copy can ever serve a request: not all lost, and not only where it was looked for in vain. */
export const canBeServed = ({ id, edition }: Request, { lendable, failures }: Board): boolean =>
  (lendable.get(edition) ?? []).some(({ unit }) => !(failures.get(id) ?? []).includes(unit));

/** What planning came to: the steps, which the caller saves, and the plan with its proof. */
export interface Routed {
  readonly changes: Change[];
  readonly plan: Plan;
}

/**
 * Gives waiting requests the copies that are free, and their lines on the pick lists. Answers the steps, which the
 * caller saves: `route` for those that got one, `give-up` for those that nothing can serve any more; who can only wait
 * has none.
 */
export async function routeWaiting(tx: Tx, waiting: readonly Request[], board: Board): Promise<Routed> {
  const { at } = board;
  const planned = plan({ ...board.input, wishes: waiting.map(request => wishOf(request, board)) });
  const lines: Parameters<typeof insertLines>[1][number][] = [];
  const changes = waiting.flatMap((request, i): Change[] => {
    const decision = planned.decisions[i];
    const chosen = decision?.chosen;
    if (!decision || !chosen)
      return canBeServed(request, board) ? [] : [certainly(advance(request, 'give-up', 'house', at))];
    const { item, branch, pickOn, ready } = chosen;
    lines.push({ request: request.id, item, unit: branch, day: pickOn });
    const patch = { item, supplier: branch, promised: ready, decision };
    const facts = { from: branch, to: request.pickup, day: ready, reason: decision.reason };
    return [certainly(advance(request, 'route', 'house', at, patch, facts))];
  });
  if (lines.length > 0) await insertLines(tx, lines);
  return { changes, plan: planned };
}
