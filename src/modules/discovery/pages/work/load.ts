import { type Edition, editionsOfWork, goneAmong } from '#catalogue';
import type { Day } from '#platform/day.ts';
import type { World } from '#web/plug.ts';
import type { Visit } from '#web/show.tsx';
import { type Here, hereOf } from '../../here.ts';
import { type Standing, standingOf } from '../../standing.ts';

/** All that the page of a work is made from. */
export interface WorkPage {
  /** The edition from which somebody looks. */
  readonly edition: Edition;
  /** Every edition that a library still has or describes, that one too; the newest first. */
  readonly all: readonly Standing[];
  readonly here: Here;
  readonly today: Day;
}

/** The work of an edition, with all its editions. */
export async function loadWork(world: World, visit: Visit, edition: Edition): Promise<WorkPage> {
  const ofWork = await editionsOfWork(world.db, edition.work);
  const gone = new Set(
    await goneAmong(
      world.db,
      ofWork.map(({ id }) => id),
    ),
  );
  const here = await hereOf(world, visit);
  const there = ofWork.filter(({ id }) => !gone.has(id));
  return {
    edition,
    all: await standingOf(world.db, there, here, visit.now),
    here,
    today: here.place.today((here.branch ?? here.place.province).id, visit.now),
  };
}
