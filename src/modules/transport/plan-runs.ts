import { network } from '#network';
import { type Day, eachDay, instantIn } from '#platform/day.ts';
import type { Tx } from '#platform/db.ts';
import { isDriven } from './run.ts';
import { readRoutes } from './store/routes.ts';
import { insertRuns, type PlannedRun } from './store/runs.ts';

/** Makes every run of a stretch of days, both included, with its stops; what is there already stays as it is. */
export async function planRuns(tx: Tx, from: Day, to: Day): Promise<number> {
  const place = await network(tx);
  const routes = await readRoutes(tx);
  const days = [...eachDay(from, to)];
  const runs = routes.flatMap(route =>
    days
      .filter(day => isDriven(route, day, place.isOpen))
      .map(
        (day): PlannedRun => ({
          route: route.id,
          day,
          visits: route.stops.map(({ unit, time }, i) => ({
            unit,
            place: i + 1,
            plannedAt: instantIn(place.zone(unit), day, time),
          })),
        }),
      ),
  );
  return runs.length === 0 ? 0 : insertRuns(tx, runs);
}
