import { network } from '#network';
import { addDays } from '#platform/day.ts';
import type { Job } from '#platform/jobs.ts';
import type { World } from '#web/plug.ts';
import { expireShelf, forgetClosed } from './expire-shelf.ts';
import { inviteReaders } from './opinions/opinion.ts';
import { forgetInvitations } from './store/opinions.ts';
import { followHeirs } from './follow-heirs.ts';
import { lookAgain, planRequests } from './plan-requests.ts';
import { shiftRounds } from './shift-rounds.ts';

/** Just after midnight: what belonged to a place that ended yesterday goes where that goes on. */
export const followPlaces: Job<World> = {
  name: 'requests/follow-heirs',
  every: '10 23 * * *',
  run: async ({ db, clock, log }) => {
    const followed = await db.transaction(tx => followHeirs(tx, clock.now()));
    log.info(followed, 'what went along with places that ended');
  },
};

/** Before the first branch opens: every pick list of the day. */
export const planMorning: Job<World> = {
  name: 'requests/plan',
  every: '0 4 * * *',
  run: async ({ db, clock, log }) => {
    const planned = await db.transaction(tx => planRequests(tx, clock.now()));
    log.info(planned, 'requests planned');
  },
};

/** Between two plans: what came free or new goes to those who wait, and rounds of a branch that shuts go another day. */
export const lookBetween: Job<World> = {
  name: 'requests/look-again',
  every: '*/10 * * * *',
  run: async ({ db, clock, log }) => {
    const routed = await db.transaction(tx => lookAgain(tx, clock.now()));
    if (routed > 0) log.info({ routed }, 'requests found a copy between two plans');
    const shifted = await db.transaction(tx => shiftRounds(tx, clock.now()));
    if (shifted > 0) log.info({ shifted }, 'things go along with another round');
  },
};

/** Ends what was not fetched, and forgets what ended long ago. */
export const clearShelves: Job<World> = {
  name: 'requests/expire-shelf',
  every: '30 1 * * *',
  run: async ({ db, clock }) => {
    const now = clock.now();
    await db.transaction(async tx => {
      const place = await network(tx);
      await expireShelf(tx, place.today(place.province.id, now), now);
      await forgetClosed(tx, now);
      await forgetInvitations(tx, place.today(place.province.id, now));
    });
  },
};

/** The morning after: what those think who picked something up. */
export const askReaders: Job<World> = {
  name: 'requests/ask-readers',
  every: '30 8 * * *',
  run: async ({ db, clock }) => {
    const now = clock.now();
    await db.transaction(async tx => {
      const place = await network(tx);
      await inviteReaders(tx, addDays(place.today(place.province.id, now), -1), now);
    });
  },
};
