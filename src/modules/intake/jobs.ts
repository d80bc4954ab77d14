import { z } from 'zod';
import type { Job } from '#platform/jobs.ts';
import type { World } from '#web/plug.ts';
import { readDelivery } from './store/delivery.ts';
import { carryOut } from './ways/answer.ts';
import { undoDelivery } from './ways/undo.ts';

const answer = z.object({ delivery: z.number(), gone: z.boolean() });
const undo = z.object({ delivery: z.number(), leaveLater: z.boolean(), by: z.string().optional() });

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
