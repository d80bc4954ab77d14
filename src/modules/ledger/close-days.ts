import { addDays, type Day, dayIn, eachDay } from '#platform/day.ts';
import type { Chance } from '#platform/chance.ts';
import type { Db } from '#platform/db.ts';
import type { Job } from '#platform/jobs.ts';
import type { World } from '#web/plug.ts';
import { closeDay } from './close-day.ts';
import { rollUp } from './roll-up.ts';
import { firstOpenDay, makeMonths } from './store/book.ts';

/** Closes every day up to and including `last` that is still open, each in a transaction of its own. */
export async function closeDaysThrough(db: Db, last: Day, chance: Chance): Promise<void> {
  const { day: first } = await firstOpenDay(db);
  if (first === null) return;
  for (const day of eachDay(first, last)) await db.transaction(tx => closeDay(tx, day, chance));
}

/** So many days ahead the book has room, so that nobody at a desk waits for it. */
const ahead = 62;

/**
 * Every night, after midnight everywhere in the province: yesterday and what was left open is closed and added up, and room is made for
 * the months to come.
 */
export const closeDays: Job<World> = {
  name: 'ledger/close-days',
  every: '30 1 * * *',
  run: async ({ db, clock, chance, zone }) => {
    const yesterday = addDays(dayIn(zone, clock.now()), -1);
    await closeDaysThrough(db, yesterday, chance);
    await db.transaction(tx => rollUp(tx, yesterday));
    await db.transaction(tx => makeMonths(tx, [...eachDay(yesterday, addDays(yesterday, ahead))]));
  },
};
