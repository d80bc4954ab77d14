import { closeDay } from '#ledger';
import type { Day } from '#platform/day.ts';
import { type Db, sql, type Tx } from '#platform/db.ts';
import { runsOn } from '#transport';
import {
  broughtBack,
  countVisits,
  leftBehind,
  lendAllDay,
  renewLoans,
  sortReturned,
  takeIn,
} from './desk-day.ts';
import { liveAtHome } from './at-home.ts';
import { askForTitles, planMorning, thinkBetter, workPickLists } from './request-day.ts';
import { liveSchoolBoxes } from './school-box.ts';
import { momentAt, openBranches, type Simulation } from './simulation.ts';
import { keepEvening, keepLived } from './so-far.ts';
import { liveStory } from './story.ts';
import { boardAt, callsOf, countAtHub, unpack } from './van-day.ts';

/** A load that is broken off goes on after the last that reached the disk, so it need not wait for it. */
const hurry = (tx: Tx) => tx.run(sql`set local synchronous_commit = off`);

async function live(tx: Tx, sim: Simulation, day: Day, eleven: Date | undefined): Promise<void> {
  const runs = await runsOn(tx, day);
  sim.tally.runs += runs.length;
  const calls = callsOf(sim, day, runs).filter(({ at }) => eleven === undefined || at <= eleven);
  if (openBranches(sim, day).length > 0) await planMorning(tx, sim, day);
  await boardAt(
    tx,
    sim,
    day,
    calls.filter(({ isEarly }) => isEarly),
  );
  await workPickLists(tx, sim, day, eleven === undefined ? 1 : 0.5);
  await boardAt(
    tx,
    sim,
    day,
    calls.filter(({ isEarly }) => !isEarly),
  );
  const brought = eleven === undefined ? broughtBack(sim, day) : [];
  await sortReturned(tx, sim, day, [
    ...(await unpack(tx, sim, day)),
    ...(await takeIn(tx, sim, [...leftBehind(sim, day), ...brought])),
  ]);
  if (eleven !== undefined) return;
  await renewLoans(tx, sim, day);
  await lendAllDay(tx, sim, day);
  await askForTitles(tx, sim, day);
  await thinkBetter(tx, sim, day);
  await liveStory(tx, sim, day);
  await liveAtHome(tx, sim, day);
  await liveSchoolBoxes(tx, sim, day);
}

/**
 * Lives through library days by the verbs that desks and vans call, in one transaction. `until` is lived until eleven
 * only.
 */
export const liveDays = (db: Db, sim: Simulation, days: readonly Day[], until: Day): Promise<void> =>
  db.transaction(async tx => {
    await hurry(tx);
    for (const day of days)
      await live(
        tx,
        sim,
        day,
        day === until ? momentAt(sim, sim.network.province.id, day, '11:00') : undefined,
      );
    const last = days.at(-1);
    if (last !== undefined) await keepLived(tx, sim, last);
  });

/** What remains to be done when days are over: the door counters are read, the hub's parcels counted, and each day is closed in the book. */
export async function closeUp(db: Db, sim: Simulation, days: readonly Day[]): Promise<void> {
  const { evening, evenings } = sim;
  const last = days.at(-1);
  if (last === undefined) return;
  const kept = (tx: Tx) => keepEvening(tx, { ...evening, chance: evenings.state() });
  if (evening.counted < last)
    await db.transaction(async tx => {
      await hurry(tx);
      await countVisits(tx, sim, days);
      await countAtHub(tx, sim, days);
      evening.counted = last;
      await kept(tx);
    });
  await db.transaction(async tx => {
    await hurry(tx);
    for (const day of days) await closeDay(tx, day, evenings);
    evening.closed = last;
    await kept(tx);
  });
}
