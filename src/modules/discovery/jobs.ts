import { network } from '#network';
import { addDays } from '#platform/day.ts';
import type { Db } from '#platform/db.ts';
import type { Job } from '#platform/jobs.ts';
import type { World } from '#web/plug.ts';
import { trimChanges } from './adapters/embedded/store/changes.ts';
import { gatherList } from './headings.ts';
import { saveTitles } from './save-titles.ts';
import { gathered } from './store/heading.ts';
import { readEditionsAfter, saveLoanCounts } from './store/title.ts';
import { isStale, markFresh, makeIndex, markStale, saveWords, settleIndex } from './store/vocabulary.ts';

/** Gathers the words by which misspelt searches are put right, when titles changed since the last time. */
export async function learnWords(db: Db): Promise<void> {
  if (!(await isStale(db, 'words'))) return;
  await db.transaction(async tx => {
    await markFresh(tx, 'words');
    await saveWords(tx);
  });
  await db.transaction(makeIndex);
  await settleIndex(db);
}

/** Counts what was borrowed in the year up to a moment: what most people borrow comes first. */
export async function countLoans(db: Db, at: Date): Promise<void> {
  const place = await network(db);
  const today = place.today(place.province.id, at);
  await db.transaction(tx => saveLoanCounts(tx, addDays(today, -365), today));
}

const batch = 1000;

/**
 * Makes every search row anew from the catalogue, in pieces, while people go on searching; answers how many there are.
 * `onProgress` hears the number done so far.
 */
export async function reindex(db: Db, onProgress: (done: number) => void = () => {}): Promise<number> {
  let done = 0;
  let last = 0;
  for (;;) {
    const editions = await readEditionsAfter(db, last, batch);
    if (editions.length === 0) break;
    last = editions.at(-1) ?? last;
    done += await db.transaction(tx => saveTitles(tx, { editions, anew: true }));
    onProgress(done);
  }
  await db.transaction(async tx => {
    await markStale(tx);
    await markFresh(tx, 'words');
    await saveWords(tx);
  });
  await db.transaction(makeIndex);
  await settleIndex(db);
  return done;
}

/** Brings the lists that programs leaf through up to date with the catalogue, when titles changed since the last time. */
export async function gatherHeadings(db: Db): Promise<void> {
  if (!(await isStale(db, 'headings'))) return;
  await db.transaction(async tx => {
    await markFresh(tx, 'headings');
    for (const list of gathered) await gatherList(tx, list);
  });
}

/** Asked for when a delivery ends; every ten minutes for what changes otherwise. Cheap when nothing changed. */
export const learning: Job<World> = {
  name: 'discovery/learn-words',
  every: '*/10 * * * *',
  run: ({ db }) => learnWords(db),
};

/** Asked for when a delivery ends; each hour for what changes otherwise. Cheap when nothing changed. */
export const gathering: Job<World> = {
  name: 'discovery/gather-headings',
  every: '20 * * * *',
  run: ({ db }) => gatherHeadings(db),
};

const counting: Job<World> = {
  name: 'discovery/count-loans',
  every: '40 1 * * *',
  run: ({ db, clock }) => countLoans(db, clock.now()),
};

const daysOfLog = 2;

const trimming: Job<World> = {
  name: 'discovery/trim-changes',
  every: '10 3 * * *',
  run: async ({ db, clock }) => {
    const before = new Date(clock.now().getTime() - daysOfLog * 86_400_000);
    await db.transaction(tx => trimChanges(tx, before));
  },
};

export const jobs = [learning, gathering, counting, trimming];
