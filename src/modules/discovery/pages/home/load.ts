import type { Day } from '#platform/day.ts';
import type { World } from '#web/plug.ts';
import type { Visit } from '#web/show.tsx';
import { type Here, hereOf } from '../../here.ts';
import { readNewest } from '../../store/title.ts';
import { type Standing, standing } from '../../standing.ts';

/** All that the home page is made from. */
export interface Home {
  readonly here: Here;
  readonly today: Day;
  readonly newest: readonly Standing[];
}

export async function loadHome(world: World, visit: Visit): Promise<Home> {
  const here = await hereOf(world, visit);
  return {
    here,
    today: here.place.today((here.branch ?? here.place.province).id, visit.now),
    newest: await standing(world.db, await readNewest(world.db, 6), here, visit.now),
  };
}
