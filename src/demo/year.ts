import { closeDay } from '#ledger';
import { addDays, type Day } from '#platform/day.ts';
import { type Db, sql, type Tx } from '#platform/db.ts';
import { runsOn } from '#transport';
import { collectReady, countVisits, lendFromShelf, renewLoans, takeReturns } from './desk-day.ts';
import { askForTitles, clearHoldShelves, planMorning, thinkBetter, workPickLists } from './request-day.ts';
import { openBranches, type Simulation } from './simulation.ts';
import { liveStory } from './story.ts';
import { boardAt, callsOf, unpack } from './van-day.ts';

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
  await unpack(tx, sim, day);
  await workPickLists(tx, sim, day, eleven === undefined ? 1 : 0.5);
  await boardAt(
    tx,
    sim,
    day,
    calls.filter(({ isEarly }) => !isEarly),
  );
  await unpack(tx, sim, day);
  await clearHoldShelves(tx, sim, day);
  if (eleven !== undefined) return;
  await takeReturns(tx, sim, day);
  await renewLoans(tx, sim, day);
  await lendFromShelf(tx, sim, day);
  await askForTitles(tx, sim, day);
  await thinkBetter(tx, sim, day);
  await collectReady(tx, sim, day);
  await countVisits(tx, sim, day);
  await liveStory(tx, sim, day);
}

/**
 * Lives through one library day by the verbs that desks and vans call, in one transaction; then closes it in the book.
 * The last day is lived until eleven only.
 */
export async function liveDay(db: Db, sim: Simulation, day: Day, eleven: Date | undefined): Promise<void> {
  await db.transaction(async tx => {
    await tx.run(sql`set local synchronous_commit = off`);
    await closeDay(tx, addDays(day, -1), sim.chance);
    await live(tx, sim, day, eleven);
  });
}
