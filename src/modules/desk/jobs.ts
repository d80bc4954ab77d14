import type { Job } from '#platform/jobs.ts';
import type { World } from '#web/plug.ts';
import { deleteBefore } from './store.ts';

/** How long a device may come back with a scan that it sent already. */
const hoursKept = 24;
/** How long somebody has to look at what came late and asks for a hand. */
const hoursToSettle = 24 * 7;

/** Forgets each night what was scanned, so that no desk remembers who borrowed what. */
export const forgetScans: Job<World> = {
  name: 'desk/forget-scans',
  every: '45 2 * * *',
  run: async ({ db, clock }) => {
    const ago = (hours: number) => new Date(clock.now().getTime() - hours * 3_600_000);
    await db.transaction(tx => deleteBefore(tx, ago(hoursKept), ago(hoursToSettle)));
  },
};
