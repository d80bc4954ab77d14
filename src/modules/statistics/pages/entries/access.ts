import { network, type Unit } from '#network';
import { type Actor, actorOf, allows } from '#people';
import { type Day, dayIn } from '#platform/day.ts';
import type { Reader } from '#platform/db.ts';
import type { World } from '#web/plug.ts';
import type { Visit } from '#web/show.tsx';
import { type Period, parsePeriod } from '../../period.ts';

/** Who may look at what people enter: the provincial office, and who fills in or signs for an organisation. */
export const entryKeepers = { audience: 'poi', role: ['poi', 'figures', 'sign'] } as const;

/** Who looks; pages for `entryKeepers` always have somebody. */
export function keeperOf(visit: Visit): { by: Actor; name: string } {
  if (!visit.viewer) throw new Error('a page for who keeps figures was shown to nobody');
  return { by: actorOf(visit.viewer), name: visit.viewer.name };
}

/** The year that the address or form names, or the last one that is over. */
export function yearOf(world: World, visit: Visit): Period {
  const asked = parsePeriod(visit.query['periode'] ?? visit.form['periode'] ?? '');
  const last = parsePeriod(String(Number(dayIn(world.zone, visit.now).slice(0, 4)) - 1));
  const period = asked ?? last;
  if (!period) throw new Error('a year has no period');
  return period;
}

/** The places that somebody may enter figures of: organisations, the provincial office, municipalities and branches. */
export async function placesFor(reader: Reader, by: Actor, on: Day): Promise<readonly Unit[]> {
  const known = await network(reader);
  const all = [
    ...known.units('organisation', on),
    ...known.units('poi', on),
    ...known.units('municipality', on),
    ...known.branches(on),
  ];
  return all.filter(({ id }) => allows(by, 'figures', id, known, on));
}
