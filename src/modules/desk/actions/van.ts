import type { Tx } from '#platform/db.ts';
import { only } from '#platform/result.ts';
import { board, deliver, type Transit } from '#transport';
import type { Outcome } from '../answer.ts';
import { handOf, type Here } from '../hand.ts';
import type { Seen } from '../recognise.ts';

/** The driver takes an item along. */
export async function boardItem(tx: Tx, { item, transit }: Seen, here: Here): Promise<Outcome> {
  const { unit, run, at, by } = here;
  const answer = only(await board(tx, [{ unit, run, take: { items: [item.id] }, at, by }]));
  return answer.ok && transit ? { kind: 'boarded', to: transit.to } : refusedBy(answer);
}

const refusedBy = (answer: Awaited<ReturnType<typeof board>>[number]): Outcome => {
  if (answer.ok) throw new Error('an item went into the van without a journey');
  return { kind: 'refused', doing: 'other', refusal: answer.refusal };
};

/** The driver hands an item over where it must be; the desk takes it in and sees what to do with it. */
export async function handOver(tx: Tx, seen: Seen, here: Here): Promise<Outcome> {
  const answer = only(await deliver(tx, [handOf(seen, here)]));
  return answer.ok
    ? { kind: 'handed-over', at: here.unit }
    : { kind: 'refused', doing: 'other', refusal: answer.refusal };
}

/** The driver takes a crate along, or hears that it is in the van already. */
export async function boardCrate(
  tx: Tx,
  crate: string,
  contents: readonly Transit[],
  here: Here,
): Promise<Outcome> {
  const { unit, run, at, by } = here;
  const waits = contents.some(({ state, seenAt }) => state === 'packed' && seenAt === unit);
  if (!waits) return crateHolds(crate, contents);
  const answer = only(await board(tx, [{ unit, run, take: { crate }, at, by }]));
  return answer.ok
    ? { kind: 'crate-boarded', crate, count: answer.value.transits.length }
    : { kind: 'refused', doing: 'other', refusal: answer.refusal };
}

/** What lies in a crate and where it must go. */
export const crateHolds = (crate: string, contents: readonly Transit[]): Outcome => ({
  kind: 'crate-holds',
  crate,
  count: contents.length,
  to: [...new Set(contents.map(({ to }) => to))],
});
