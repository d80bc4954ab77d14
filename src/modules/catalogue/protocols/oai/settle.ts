import { setTimeout as pause } from 'node:timers/promises';
import { network } from '#network';
import type { Db } from '#platform/db.ts';
import { readHorizon, settleSome } from '../../store/given.ts';

/** So many changes settle in one transaction; nobody waits for it long. */
const most = 20_000;

/**
 * Gives every committed change its moment. Answers up to which second lists are complete: no change will ever get a moment
 * up to that one any more, however late its transaction commits. When `patient`, that second is not before what is
 * settled now, which may take one.
 */
export async function settle(db: Db, patient: boolean): Promise<Date> {
  const place = await network(db);
  let awaited: Date | null | undefined;
  for (;;) {
    const { settled, horizon, last } = await db.transaction(async tx => {
      const on = place.today(place.province.id, (await readHorizon(tx)).horizon);
      const places = place
        .branches(on)
        .map(({ id, organisation }) => ({ branch: id, organisation: organisation ?? id }));
      return { settled: await settleSome(tx, places, most), ...(await readHorizon(tx)) };
    });
    if (settled === most) continue;
    awaited ??= last;
    const early = patient && awaited ? awaited.getTime() - horizon.getTime() : 0;
    if (early <= 0) return horizon;
    await pause(Math.min(early, 100));
  }
}
