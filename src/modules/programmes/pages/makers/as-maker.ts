import { type Network, network, type Unit } from '#network';
import { type Actor, actorOf, allows } from '#people';
import { dayIn } from '#platform/day.ts';
import type { World } from '#web/plug.ts';
import { redirect, show, type Shown, type Visit } from '#web/show.tsx';

/** Somebody who makes programmes, and the branches for which they may. */
export interface Maker {
  readonly by: Actor;
  readonly place: Network;
  readonly units: readonly Unit[];
}

/** A page for makers. */
export const asMaker = (world: World, handler: (visit: Visit, maker: Maker) => Promise<Shown>) =>
  show(world, { audience: 'desk', role: ['desk', 'poi'] }, async visit => {
    if (!visit.viewer) return redirect('/inloggen');
    const by = actorOf(visit.viewer);
    const place = await network(world.db);
    const today = dayIn(world.zone, visit.now);
    const units = place.branches(today).filter(({ id }) => allows(by, 'desk', id, place, today));
    return handler(visit, { by, place, units });
  });
