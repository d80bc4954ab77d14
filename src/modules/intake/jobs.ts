import { z } from 'zod';
import { askJob, type Job } from '#platform/jobs.ts';
import type { Tx } from '#platform/db.ts';
import { dropUpload } from '#web/keep-upload.ts';
import type { World } from '#web/plug.ts';
import { failureOf } from './failure.ts';
import { importFile } from './import-file.ts';
import { sourceByCode } from './keep-source.ts';
import { usualLimits } from './proofread.ts';
import type { SourceId } from './source.ts';
import { readDelivery } from './store/delivery.ts';
import { readDue } from './store/supply.ts';
import { carryOut } from './ways/answer.ts';
import { harvest } from './ways/harvest.ts';
import { realOutside } from './ways/outside.ts';
import { undoDelivery } from './ways/undo.ts';

const answer = z.object({ delivery: z.number(), gone: z.boolean() });
const undo = z.object({ delivery: z.number(), leaveLater: z.boolean(), by: z.string().optional() });

const fetched = z.object({ source: z.number(), by: z.string().optional() });

/** Asks for a harvest; a second request before it began is the same one. */
export const askHarvest = (tx: Tx, source: SourceId, by?: string): Promise<number> =>
  askJob(tx, 'intake/harvest', { source, by }, { key: `intake-harvest-${source}` });

/** Looks whose time to be fetched has come. */
export const lookJob: Job<World> = {
  name: 'intake/look',
  every: '*/5 * * * *',
  run: ({ db, clock }) =>
    db.transaction(async tx => {
      for (const { source } of await readDue(tx, clock.now())) await askHarvest(tx, source);
    }),
};

/** Fetches from one source. */
export const harvestJob: Job<World> = {
  name: 'intake/harvest',
  run: async ({ db, clock, log }, payload) => {
    const { source, by } = fetched.parse(payload);
    const done = await harvest(db, realOutside, { source, by, at: clock.now() });
    if (!done.ok || done.value.failure !== undefined) log.warn({ source, done }, 'a harvest failed');
  },
};

const uploaded = z.object({
  source: z.string(),
  path: z.string(),
  name: z.string(),
  lists: z.enum(['changes', 'everything']),
  by: z.string().optional(),
});

/** What would go wrong the next time too: nobody tries it again. */
const tooMuch = new Set(['read-too-long', 'too-much-memory']);

/** Takes in a file that came from a browser; it stays until that is done, so that a restart can go on. */
export const uploadJob: Job<World> = {
  name: 'intake/upload',
  run: async ({ db, clock, log }, payload) => {
    const { source: code, path, ...about } = uploaded.parse(payload);
    const source = await sourceByCode(db, code);
    if (!source) return;
    const file = { source, path, way: 'upload', within: usualLimits, at: clock.now(), ...about } as const;
    const done = await importFile(db, file).catch((error: unknown) => failureOf(error));
    if (typeof done !== 'string') await dropUpload(path);
    else if (done === 'file-gone') log.warn({ path }, 'an uploaded file is gone');
    else if (tooMuch.has(done)) await dropUpload(path);
    else throw new Error(done);
  },
};

/** Ends a delivery about which a person was asked. */
export const answerJob: Job<World> = {
  name: 'intake/answer',
  run: async ({ db, clock }, payload) => {
    const { delivery: id, gone } = answer.parse(payload);
    const delivery = await readDelivery(db, id);
    if (delivery?.state === 'running' || delivery?.state === 'failed')
      await carryOut(db, delivery, gone, clock.now());
  },
};

/** Takes a delivery back. */
export const undoJob: Job<World> = {
  name: 'intake/undo',
  run: async ({ db, clock, log }, payload) => {
    const { by, ...what } = undo.parse(payload);
    const undone = await undoDelivery(db, { ...what, by, at: clock.now() });
    if (!undone.ok) log.warn({ refusal: undone.refusal, ...what }, 'a delivery was not undone');
  },
};
