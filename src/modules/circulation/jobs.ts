import { network } from '#network';
import { addDays } from '#platform/day.ts';
import type { Job } from '#platform/jobs.ts';
import type { World } from '#web/plug.ts';
import { chargeSubscriptions } from './fees/subscriptions.ts';
import { remind } from './remind.ts';
import { remindOfMemberships } from './remind-memberships.ts';
import { renewAutomatically } from './renew-automatically.ts';
import { forgetLost } from './store/fees.ts';
import { forgetLastBefore } from './store/last-borrowers.ts';
import { forgetSightings } from './store/sightings.ts';

/** So long after a lost item was settled it is still known which one it was, so that money can be paid back. */
const remembersLost = 365;

/** No check-out is told later than fourteen days after it happened; so long, and a day, it is known where things were in hand. */
const seenFor = 15 * 86_400_000;

/** Just after midnight: subscriptions that begin today, and those of who joined in the course of yesterday; who had something last is forgotten in time. */
export const newDay: Job<World> = {
  name: 'circulation/new-day',
  every: '15 23 * * *',
  run: async ({ db, clock, log }) => {
    const done = await db.transaction(async tx => {
      const place = await network(tx);
      const now = clock.now();
      const today = place.today(place.province.id, now);
      const before = await chargeSubscriptions(tx, addDays(today, -1), now);
      const { charged } = await chargeSubscriptions(tx, today, now);
      const forgotten = await forgetLost(tx, addDays(today, -remembersLost));
      const borrowers = await forgetLastBefore(tx, today);
      await forgetSightings(tx, new Date(now.getTime() - seenFor));
      return { charged: charged + before.charged, forgotten, borrowers };
    });
    log.info(done, 'a new day for fees');
  },
};

/** Before the reminders, so that who keeps something longer is not asked to bring it back. */
export const renewByItself: Job<World> = {
  name: 'circulation/renew-automatically',
  every: '5 4 * * *',
  run: async ({ db, clock, log }) => {
    const now = clock.now();
    const place = await network(db);
    const today = place.today(place.province.id, now);
    let renewed = 0;
    for (let after: number | undefined = 0; after !== undefined; ) {
      const from: number = after;
      const done = await db.transaction(tx => renewAutomatically(tx, today, now, from));
      renewed += done.renewed;
      after = done.last;
    }
    log.info({ renewed }, 'loans renewed by themselves');
  },
};

/** Before the day begins: who has something due soon, or late, and whose membership ends. Mail waits until nobody sleeps. */
export const remindAll: Job<World> = {
  name: 'circulation/remind',
  every: '20 4 * * *',
  run: async ({ db, clock, log }) => {
    const now = clock.now();
    const place = await network(db);
    const today = place.today(place.province.id, now);
    const told = await db.transaction(tx => remind(tx, today, now));
    const memberships = await db.transaction(tx => remindOfMemberships(tx, today, now));
    log.info({ told, memberships }, 'members reminded');
  },
};
