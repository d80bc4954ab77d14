import type { Plug } from '#web/plug.ts';
import { refusals } from './refusals.ts';

export const catalogueModule: Plug = { name: 'catalogue', refusals };
