import { network } from '#network';
import type { Job } from '#platform/jobs.ts';
import type { World } from '#web/plug.ts';
import { passBirthdays } from './categories.ts';
import { countMembers } from './count-members.ts';
import { passHouseholds } from './join-household.ts';
import { passTerms } from './retention.ts';

/** Just after midnight: birthdays, changes that were planned for today, who is no member any more, and what was kept for its term. */
export const newDay: Job<World> = {
  name: 'people/new-day',
  every: '5 23 * * *',
  run: async ({ db, clock, log }) => {
    const done = await db.transaction(async tx => {
      const place = await network(tx);
      const now = clock.now();
      const day = place.today(place.province.id, now);
      return {
        ...(await passBirthdays(tx, day)),
        ...(await countMembers(tx, day)),
        ...(await passTerms(tx, day, now)),
        ...(await passHouseholds(tx, day, now)),
      };
    });
    log.info(done, 'a new day for members');
  },
};
