import type { Job } from '#platform/jobs.ts';
import type { World } from '#web/plug.ts';
import { lapseOffers } from './change-registrations.ts';
import { holdEnded } from './count-meetings.ts';
import { forgetNames, remind } from './remind.ts';
import { forgetOldVolunteers } from './volunteers.ts';

/** Every few minutes: offers lapse, what has ended is counted. */
export const keepUp: Job<World> = {
  name: 'programmes/keep-up',
  every: '*/5 * * * *',
  run: async ({ db, clock }) => {
    const at = clock.now();
    await db.transaction(tx => lapseOffers(tx, at));
    while ((await db.transaction(tx => holdEnded(tx, at))) > 0);
  },
};

/** In the morning: who takes part tomorrow is reminded, and names whose term is over go. */
export const eachMorning: Job<World> = {
  name: 'programmes/each-morning',
  every: '0 6 * * *',
  run: async ({ db, clock }) => {
    const at = clock.now();
    await db.transaction(tx => remind(tx, at));
    await db.transaction(tx => forgetNames(tx, at));
    await db.transaction(tx => forgetOldVolunteers(tx, at));
  },
};
