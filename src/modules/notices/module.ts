import type { Plug } from '#web/plug.ts';
import { send } from './jobs.ts';

export const noticesModule: Plug = { name: 'notices', jobs: [send] };
