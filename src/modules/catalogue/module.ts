import type { Plug } from '#web/plug.ts';
import { inside } from './reactions.ts';
import { refusals } from './refusals.ts';

export const catalogueModule: Plug = { name: 'catalogue', inside, refusals };
