import { countingJob } from '#intake';
import type { Job } from '#platform/jobs.ts';
import type { World } from '#web/plug.ts';
import { settle } from './protocols/oai/settle.ts';
import { alonePart, lacksPart } from './quality.ts';

/** Changes settle soon, so that who harvests after a large load need not wait for it. Cheap when nothing changed. */
const settling: Job<World> = {
  name: 'catalogue/settle',
  every: '* * * * *',
  run: async ({ db }) => void (await settle(db, false)),
};

export const jobs = [settling, countingJob('catalogue', [lacksPart, alonePart])];
