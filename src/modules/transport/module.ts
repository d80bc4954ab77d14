import type { Plug } from '#web/plug.ts';
import { planAhead } from './jobs.ts';
import { inside } from './reactions.ts';
import { refusals } from './refusals.ts';

export const transportModule: Plug = { name: 'transport', inside, jobs: [planAhead], refusals };
