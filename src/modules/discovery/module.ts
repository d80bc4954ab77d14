import type { Plug } from '#web/plug.ts';
import { jobs } from './jobs.ts';
import { inside } from './reactions.ts';

export const discoveryModule: Plug = { name: 'discovery', inside, jobs };
