import type { Tx } from '#platform/db.ts';
import { only } from '#platform/result.ts';
import { fillCrates, type Transit } from '#transport';
import type { Outcome } from '../answer.ts';
import type { Here } from '../hand.ts';
import { crateHolds } from './van.ts';

/** Puts what was scanned just before, and must travel, into the crate; without such a thing says what the crate holds. */
export async function fillCrate(
  tx: Tx,
  crate: string,
  contents: readonly Transit[],
  here: Here,
): Promise<Outcome> {
  const { unit, at, by, inHand } = here;
  if (inHand === undefined) return crateHolds(crate, contents);
  const answer = only(await fillCrates(tx, [{ item: inHand, crate, unit, at, by }]));
  if (!answer.ok) return { kind: 'refused', doing: 'other', refusal: answer.refusal };
  const count = contents.filter(({ item }) => item !== inHand).length + 1;
  return { kind: 'in-crate', crate, to: answer.value.to, count };
}
