import { items as readItems } from '#catalogue';
import type { UnitId } from '#network';
import type { Tx } from '#platform/db.ts';
import type { Moved } from './facts.ts';
import { moveDueDays } from './move-due-days.ts';
import { saveLoanUnits } from './store/loans.ts';
import { saveUnits } from './store/places.ts';

/**
 * What stands at places that ended stands where these go on, as it stood there; what is on loan from them comes under the
 * calendar of that branch. Loans were counted where they began and stay so. What is under way is for transport. Answers how
 * many items moved.
 */
export async function moveShelves(tx: Tx, heirs: ReadonlyMap<UnitId, UnitId>, at: Date): Promise<number> {
  if (heirs.size === 0) return 0;
  const moved = await saveUnits(tx, heirs, at);
  const known = await readItems(
    tx,
    moved.map(({ item }) => item),
  );
  await tx.announce(
    moved.flatMap(({ item, unit, state }): Moved[] => {
      const edition = known.get(item)?.edition;
      const fact = { kind: 'circulation/moved', subject: `item:${item}`, item, unit, at } as const;
      return edition === undefined ? [] : [{ ...fact, edition, from: state, to: state }];
    }),
  );
  if ((await saveLoanUnits(tx, heirs)) > 0) await moveDueDays(tx);
  return moved.length;
}
