import { type Edition, editions } from '#catalogue';
import type { Day } from '#platform/day.ts';
import type { World } from '#web/plug.ts';
import type { Visit } from '#web/show.tsx';
import { type Here, hereOf } from '../../here.ts';
import { readNewest } from '../../store/title.ts';
import { loadWhere, type Where } from '../../when.ts';

/** All that the home page is made from. */
export interface Home {
  readonly here: Here;
  readonly today: Day;
  readonly newest: readonly { readonly edition: Edition; readonly where: Where | undefined }[];
}

export async function loadHome(world: World, visit: Visit): Promise<Home> {
  const here = await hereOf(world, visit);
  const ids = await readNewest(world.db, 6);
  const known = await editions(world.db, ids);
  const where = await loadWhere(world.db, [...known.keys()], here.branch, visit.now);
  return {
    here,
    today: here.place.today((here.branch ?? here.place.province).id, visit.now),
    newest: ids.flatMap(id => {
      const edition = known.get(id);
      return edition ? [{ edition, where: where.get(id) }] : [];
    }),
  };
}
