import { type Network, network, type Unit } from '#network';
import { members } from '#people';
import type { World } from '#web/plug.ts';
import type { Visit } from '#web/show.tsx';

/** The branch from which a visitor looks at the province. */
export interface Here {
  readonly place: Network;
  /** The visitor's branch; nothing until they choose one. */
  readonly branch: Unit | undefined;
  /** True when it is the branch of their membership. */
  readonly own: boolean;
}

/** The cookie and the parameter that hold the code of a chosen branch. */
export const branchCookie = 'vestiging';

/** The signed-in member's branch, else the one in the address, else the one chosen before. */
export async function hereOf(world: World, visit: Visit): Promise<Here> {
  const place = await network(world.db);
  const today = place.today(place.province.id, visit.now);
  const lends = new Map(place.branches(today).map(branch => [branch.id, branch]));
  const { viewer } = visit;
  if (viewer?.member !== undefined) {
    const home = (await members(world.db, [viewer.member])).get(viewer.member)?.home;
    const branch = home === undefined ? undefined : lends.get(home);
    if (branch) return { place, branch, own: true };
  }
  const code = visit.query[branchCookie] ?? visit.request.cookies[branchCookie];
  const chosen = code === undefined ? undefined : place.byCode(code, today);
  return { place, branch: chosen && lends.get(chosen.id), own: false };
}
