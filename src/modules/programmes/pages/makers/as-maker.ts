import { type Network, network, type Unit } from '#network';
import { type Actor, actorOf, allows } from '#people';
import { dayIn } from '#platform/day.ts';
import type { World } from '#web/plug.ts';
import { redirect, show, type Shown, type Viewer, type Visit } from '#web/show.tsx';

/** Somebody who makes programmes, and the branches for which they may. */
export interface Maker {
  readonly by: Actor;
  readonly place: Network;
  readonly units: readonly Unit[];
}

/** What somebody who is signed in may make, on a moment. */
export async function makerOf(world: World, viewer: Viewer, now: Date): Promise<Maker> {
  const by = actorOf(viewer);
  const place = await network(world.db);
  const today = dayIn(world.zone, now);
  const units = place.branches(today).filter(({ id }) => allows(by, 'desk', id, place, today));
  return { by, place, units };
}

/** A page for makers. */
export const asMaker = (world: World, handler: (visit: Visit, maker: Maker) => Promise<Shown>) =>
  show(world, { audience: 'desk', role: ['desk', 'poi'] }, async visit =>
    visit.viewer ? handler(visit, await makerOf(world, visit.viewer, visit.now)) : redirect('/inloggen'),
  );
