import type { Plug } from '#web/plug.ts';
import { refusals } from './refusals.ts';

export const networkModule: Plug = { name: 'network', refusals };
