import type { Plug } from '#web/plug.ts';
import { forgetScans } from './jobs.ts';
import { refusals } from './refusals.ts';
import { scanRoute } from './routes.ts';

export const deskModule: Plug = {
  name: 'desk',
  refusals,
  jobs: [forgetScans],
  routes: (app, world) => {
    scanRoute(app, world);
  },
};
