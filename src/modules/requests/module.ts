import type { Plug } from '#web/plug.ts';
import { clearShelves, planMorning } from './jobs.ts';
import { inside } from './reactions.ts';
import { refusals } from './refusals.ts';

export const requestsModule: Plug = {
  name: 'requests',
  inside,
  jobs: [planMorning, clearShelves],
  refusals,
};
