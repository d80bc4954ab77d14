import type { Plug } from '#web/plug.ts';
import { refusals } from './refusals.ts';

export const peopleModule: Plug = { name: 'people', refusals };
