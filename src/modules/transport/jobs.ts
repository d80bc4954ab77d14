import { network } from '#network';
import { addDays } from '#platform/day.ts';
import type { Job } from '#platform/jobs.ts';
import type { World } from '#web/plug.ts';
import { planRuns } from './plan-runs.ts';

/** How far ahead drivers and branches can see the runs. */
const daysAhead = 14;

/** Keeps the runs planned ahead. */
export const planAhead: Job<World> = {
  name: 'transport/plan-runs',
  every: '15 2 * * *',
  run: async ({ db, clock }) => {
    const place = await network(db);
    const today = place.today(place.province.id, clock.now());
    await db.transaction(tx => planRuns(tx, today, addDays(today, daysAhead)));
  },
};
