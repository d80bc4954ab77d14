import type { Plug } from '#web/plug.ts';
import { jobs } from './jobs.ts';
import { oaiRoute } from './protocols/oai/route.ts';
import { inside } from './reactions.ts';
import { refusals } from './refusals.ts';
import { catalogueRoutes } from './routes.ts';

export const catalogueModule: Plug = {
  name: 'catalogue',
  inside,
  jobs,
  refusals,
  routes: (app, world) => {
    catalogueRoutes(app, world);
    oaiRoute(app, world);
  },
};
