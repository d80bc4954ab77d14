import type { Tx } from '#platform/db.ts';
import { type Plan, plan } from '#routing';
import { type Board, copiesFor, wishOf } from './board.ts';
import { advance, certainly, type Change, type Request, type RequestId } from './request.ts';
import { insertLines } from './store/lines.ts';

/** Whether any copy can ever serve a request: not all lost, and not all kept from where it is fetched. */
export const canBeServed = (request: Request, board: Board): boolean => copiesFor(request, board).length > 0;

/** What planning came to: the steps, which the caller saves, and the plan with its proof. */
export interface Routed {
  readonly changes: Change[];
  readonly plan: Plan;
}

/** Of wishes of which only the first is wanted, all but the one that is best served; the others go on waiting. */
function secondChoices(waiting: readonly Request[], { decisions }: Plan): Set<RequestId> {
  const served = waiting.flatMap((request, i) => {
    const cost = decisions[i]?.chosen?.cost;
    return request.bundleKind === 'first' && cost !== undefined ? [{ ...request, cost }] : [];
  });
  return new Set(
    [...Map.groupBy(served, ({ bundle }) => bundle).values()].flatMap(all =>
      all
        .toSorted((a, b) => a.cost - b.cost || a.id - b.id)
        .slice(1)
        .map(({ id }) => id),
    ),
  );
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
  const second = secondChoices(waiting, planned);
  const changes = waiting.flatMap((request, i): Change[] => {
    if (second.has(request.id)) return [];
    const decision = planned.decisions[i];
    const chosen = decision?.chosen;
    if (!decision || !chosen)
      return canBeServed(request, board) ? [] : [certainly(advance(request, 'give-up', 'house', at))];
    const { item, branch, pickOn, ready, under } = chosen;
    lines.push({ request: request.id, item, unit: branch, day: pickOn });
    const patch = { item, supplier: branch, promised: ready, decision, agreement: under ?? null };
    const facts = { from: branch, to: request.pickup, day: ready, reason: decision.reason };
    return [certainly(advance(request, 'route', 'house', at, patch, facts))];
  });
  if (lines.length > 0) await insertLines(tx, lines);
  return { changes, plan: planned };
}
