import { network } from '#network';
import type { Job } from '#platform/jobs.ts';
import type { World } from '#web/plug.ts';
import { passBirthdays } from './categories.ts';

/** Just after midnight: birthdays that end a kind of membership, and changes that were planned for today. */
export const newDay: Job<World> = {
  name: 'people/new-day',
  every: '5 23 * * *',
  run: async ({ db, clock, log }) => {
    const done = await db.transaction(async tx => {
      const place = await network(tx);
      return passBirthdays(tx, place.today(place.province.id, clock.now()));
    });
    log.info(done, 'kinds of membership changed');
  },
};
