import type { Unit } from '#network';
import type { Day } from '#platform/day.ts';
import type { World } from '#web/plug.ts';
import type { Visit } from '#web/show.tsx';
import { type Here, hereOf } from '../../here.ts';
import type { Sort } from '../../search-port.ts';
import { firstOf, type Standing, standing } from '../../standing.ts';

/** All that the page of a branch is made from. */
export interface BranchPage {
  readonly branch: Unit;
  readonly here: Here;
  readonly today: Day;
  readonly newest: readonly Standing[];
  readonly borrowed: readonly Standing[];
}

const shown = 6;

/** Nothing when no branch that lends today has this code. */
export async function loadBranch(world: World, visit: Visit): Promise<BranchPage | undefined> {
  const here = await hereOf(world, visit);
  const { place } = here;
  const today = place.today(place.province.id, visit.now);
  const unit = place.byCode(visit.params['code'] ?? '', today);
  const branch = place.branches(today).find(({ id }) => id === unit?.id);
  if (!branch) return undefined;
  const first = async (sort: Sort): Promise<Standing[]> =>
    standing(world.db, await firstOf(world.db, { branch: [branch.id] }, sort, shown, today), here, visit.now);
  const [newest, borrowed] = await Promise.all([first('newest'), first('most-borrowed')]);
  return { branch, here, today, newest, borrowed };
}
