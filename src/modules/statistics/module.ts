import type { Plug } from '#web/plug.ts';
import { keepMonth } from './keep-month.ts';
import { refusals } from './refusals.ts';

export const statisticsModule: Plug = { name: 'statistics', jobs: [keepMonth], refusals };
