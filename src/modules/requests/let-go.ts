import { items } from '#catalogue';
import type { Network } from '#network';
import { system } from '#people';
import type { Tx } from '#platform/db.ts';
import { cancelTransits, openTransits, pack } from '#transport';
import { captureReturned } from './capture-returned.ts';
import type { Change } from './request.ts';
import { settle } from './settle.ts';
import { dropLines } from './store/lines.ts';

/**
 * Saves that wishes ended before they lay ready, and lets go of their copies: a line on a pick list is dropped; a packed item goes
 * to the next who waits, or home; what has left with the van travels on, and the scan on arrival finds its next reader or sends
 * it home; an item on a hold shelf stays there until it is scanned.
 */
export async function letGo(tx: Tx, ended: readonly Change[], place: Network): Promise<void> {
  if (ended.length === 0) return;
  await dropLines(
    tx,
    ended.map(({ after }) => after.id),
  );
  await settle(tx, ended, place);
  const packed = ended.filter(({ before }) => before.state === 'picked');
  if (packed.length > 0) await turnRound(tx, packed);
}

/** Takes items out of their crates: for the next who waits, or home; where no van goes home, they stand where they are. */
async function turnRound(tx: Tx, packed: readonly Change[]): Promise<void> {
  const wanted = new Set(packed.map(({ before }) => before.item));
  const transits = await openTransits(tx, { items: [...wanted].filter(item => item !== null) });
  const at = packed.map(change => change.at).reduce((a, b) => (a > b ? a : b));
  const stopped = await cancelTransits(
    tx,
    transits.map(({ id: transit }) => ({ transit, at, by: system })),
  );
  const here = stopped.flatMap(answer =>
    answer.ok ? [{ item: answer.value.item, unit: answer.value.seenAt, at, by: system }] : [],
  );
  const captured = await captureReturned(tx, here);
  const known = await items(
    tx,
    here.map(({ item }) => item),
  );
  const away = here.flatMap((hand, i) => {
    const to = known.get(hand.item)?.home;
    return captured[i] || to === undefined || to === hand.unit
      ? []
      : [{ ...hand, from: hand.unit, to, reason: 'home' as const }];
  });
  for (const answer of await pack(tx, away))
    if (!answer.ok && answer.refusal.code !== 'transport/no-van')
      throw new Error(`a copy taken out of its crate cannot go home: ${answer.refusal.code}`);
}
