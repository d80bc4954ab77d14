import type { Tx } from '#platform/db.ts';
import { advance, certainly, type Change, hasCopy, type RequestVerb } from './request.ts';
import { dropLines } from './store/lines.ts';
import { lockSiblings } from './store/siblings.ts';

/** Why a wish ended of which only the first was wanted. */
export const otherCame = 'other-came';

const inHand: ReadonlySet<RequestVerb> = new Set(['pack', 'hold', 'lend']);
const isFirst = ({ after }: Change): boolean => after.bundleKind === 'first';

/**
 * The steps, with those of wishes that hang together with them: of several titles the first in hand ends the others, and when it
 * gets lost they wait again in their old place.
 */
export async function withSiblings(tx: Tx, changes: readonly Change[]): Promise<readonly Change[]> {
  const won = changes.filter(change => isFirst(change) && inHand.has(change.verb));
  const lost = changes.filter(change => isFirst(change) && change.verb === 'lose' && hasCopy(change.before));
  if (won.length + lost.length === 0) return changes;
  const own = new Set(changes.map(({ after }) => after.id));
  const bundles = new Map([...won, ...lost].map(change => [change.after.bundle ?? 0, change]));
  const others = (await lockSiblings(tx, [...bundles.keys()])).filter(({ request }) => !own.has(request.id));
  const steps = others.flatMap(({ request, ended }): Change[] => {
    const cause = bundles.get(request.bundle ?? 0);
    if (!cause) return [];
    const isOpen = request.state === 'asked' || request.state === 'routed';
    if (cause.verb !== 'lose' && isOpen)
      return [certainly(advance(request, 'withdraw', 'house', cause.at, {}, { reason: otherCame }))];
    return cause.verb === 'lose' && ended === otherCame
      ? [certainly(advance(request, 'resume', 'house', cause.at))]
      : [];
  });
  const dropped = steps.filter(({ before }) => before.state === 'routed').map(({ after }) => after.id);
  if (dropped.length > 0) await dropLines(tx, dropped);
  return [...changes, ...steps];
}
