import { moveItems } from '#circulation';
import type { Network } from '#network';
import type { Tx } from '#platform/db.ts';
import { pack } from '#transport';
import type { Change, Request } from './request.ts';
import { type Hand, holdStep, packStep } from './shelf.ts';

/**
 * Puts items in hand where their requests want them: on the hold shelf when fetched here, else in a crate. Answers the
 * steps of those that could go; the rest stay as they were.
 */
export async function give(
  tx: Tx,
  matched: readonly { hand: Hand; request: Request }[],
  place: Network,
): Promise<Change[]> {
  const here = matched.filter(({ hand, request }) => hand.unit === request.pickup);
  const away = matched.filter(({ hand, request }) => hand.unit !== request.pickup);
  const steps = here.map(({ hand, request }) => holdStep(request, hand, place));
  const held = await moveItems(
    tx,
    here.map(({ hand, request }, i) => ({
      item: hand.item,
      verb: 'hold',
      unit: hand.unit,
      at: hand.at,
      heldFor: request.member ?? undefined,
      heldUntil: steps[i]?.after.shelfUntil ?? undefined,
    })),
  );
  const packed = await pack(
    tx,
    away.map(({ hand: { item, unit: from, at, by }, request }) => ({
      item,
      from,
      to: request.pickup,
      reason: 'request',
      at,
      by,
    })),
  );
  return [
    ...steps.filter((_, i) => held[i]?.ok),
    ...away.filter((_, i) => packed[i]?.ok).map(({ hand, request }) => packStep(request, hand)),
  ];
}
