import { type Edition, editions } from '#catalogue';
import type { Unit } from '#network';
import type { Day } from '#platform/day.ts';
import type { World } from '#web/plug.ts';
import type { Visit } from '#web/show.tsx';
import { searchOf } from '../../adapters/embedded/open.ts';
import { type Here, hereOf } from '../../here.ts';
import { noFilters, type Sort } from '../../search-port.ts';
import { loadWhere, type Where } from '../../when.ts';

/** A title with where it is. */
export interface Standing {
  readonly edition: Edition;
  readonly where: Where | undefined;
}

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
  const first = async (sort: Sort): Promise<Standing[]> => {
    const { hits } = await searchOf(world.db).search({
      words: '',
      facets: [],
      filters: { ...noFilters, branch: [branch.id] },
      sort,
      page: 1,
      pageSize: shown,
      viewpoint: undefined,
      on: today,
    });
    const known = await editions(world.db, hits);
    const where = await loadWhere(world.db, [...known.keys()], here.branch, visit.now);
    return hits.flatMap(id => {
      const edition = known.get(id);
      return edition ? [{ edition, where: where.get(id) }] : [];
    });
  };
  const [newest, borrowed] = await Promise.all([first('newest'), first('most-borrowed')]);
  return { branch, here, today, newest, borrowed };
}
