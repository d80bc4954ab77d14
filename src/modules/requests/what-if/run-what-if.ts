import { setImmediate } from 'node:timers/promises';
import { network } from '#network';
import { addDays } from '#platform/day.ts';
import type { Db } from '#platform/db.ts';
import type { Tx } from '#platform/tx.ts';
import { askJob, type Job } from '#platform/jobs.ts';
import { calendarOf, vanRoutes } from '#transport';
import type { World } from '#web/plug.ts';
import { readBoard } from '../board.ts';
import { readWeights } from '../store/copies.ts';
import {
  insertWhatIf,
  type Outcome,
  readLoanDays,
  readPastWishes,
  readWhatIf,
  saveFailure,
  saveOutcome,
  saveProgress,
  type WhatIf,
} from '../store/what-if.ts';
import { type Change, changedRoutes, closedUnit } from './change.ts';
import { away, type Month, replay } from './replay.ts';

/** So many days up to yesterday are lived through again. */
const span = 31;

/** Writes down a what-if about the last month and asks for it to be worked out, apart from whoever asks. */
export async function askWhatIf(tx: Tx, change: Change, at: Date): Promise<WhatIf> {
  const place = await network(tx);
  const last = addDays(place.today(place.province.id, at), -1);
  const first = addDays(last, 1 - span);
  const asked = await insertWhatIf(tx, { askedAt: at, first, last, change, steps: 2 * span });
  await askJob(tx, 'requests/what-if', { id: asked.id }, { queue: 'what-if' });
  return asked;
}

/** Reads a month as it was, once for both runs. */
async function readMonth(db: Db, { first, last, askedAt }: WhatIf) {
  const place = await network(db);
  const zone = place.zone(place.province.id);
  const wishes = await readPastWishes(db, first, last, zone);
  const editions = [...new Set(wishes.flatMap(({ edition, also }) => [edition, ...also]))];
  const board = await readBoard(db, editions, askedAt);
  const loans = await readLoanDays(db, editions, addDays(first, -away), last);
  const prices = new Map(
    (await readWeights(db)).filter(({ kind }) => kind === 'price').map(({ unit, value }) => [unit, value]),
  );
  const lent = new Map(
    [...Map.groupBy(loans, ({ item }) => item)].map(([item, rows]) => [item, rows.map(({ day }) => day)]),
  );
  return {
    place,
    wishes,
    copies: board.lendable,
    agreements: board.input.agreements,
    stays: board.input.stays,
    prices,
    lent,
  };
}

const inside = [] as const;

/**
 * Works out a what-if: the month as it is, and the month with the change, by one planner. Says after each day how far it is, and
 * lets others have their turn. Stopped half-way, it begins again.
 */
export async function runWhatIf(db: Db, id: number): Promise<void> {
  const asked = await readWhatIf(db, id);
  if (!asked || asked.state === 'done') return;
  const { first, last, change } = asked;
  const { place, prices, agreements, ...month } = await readMonth(db, asked);
  const routes = await vanRoutes(db);
  let done = 0;
  const pause = async () => {
    done += 1;
    await db.transaction(tx => saveProgress(tx, id, done));
    await setImmediate();
  };
  const price = (organisation: number) => prices.get(organisation) ?? 0;
  const free = agreements?.map(one => ({ ...one, most: undefined }));
  const asItIs: Month = {
    ...month,
    first,
    last,
    place,
    van: calendarOf(routes, place),
    agreements: free,
    price,
    picks: 1,
    closed: undefined,
  };
  const before = await replay(asItIs, pause);
  const { rule } = change;
  const after = await replay(
    {
      ...asItIs,
      van: calendarOf(changedRoutes(routes, change), place),
      agreements: rule === 'all-lend-to-all' ? undefined : rule === 'inside-organisation' ? inside : free,
      price: rule === 'no-balance' ? () => 0 : price,
      picks: rule === 'half-more-picks' ? 1.5 : 1,
      closed: closedUnit(change, place),
    },
    pause,
  );
  const took = month.wishes.flatMap(wish => wish.took ?? []);
  const truly = took.length === 0 ? null : took.reduce((a, b) => a + b, 0) / took.length;
  const outcome: Outcome = { before, after, truly };
  await db.transaction(tx => saveOutcome(tx, id, outcome));
}

/** Works out what the office asked for. */
export const whatIfJob: Job<World> = {
  name: 'requests/what-if',
  run: async ({ db, log }, payload) => {
    const { id } = payload as { readonly id: number };
    try {
      await runWhatIf(db, id);
    } catch (error) {
      log.error({ err: error, id }, 'a what-if failed');
      await db.transaction(tx => saveFailure(tx, id));
    }
  },
};
