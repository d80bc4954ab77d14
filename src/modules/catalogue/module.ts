import type { Plug } from '#web/plug.ts';
import { jobs } from './jobs.ts';
import { exportRoute } from './pages/export/route.tsx';
import { oaiRoute } from './protocols/oai/route.ts';
import { inside } from './reactions.ts';
import { refusals } from './refusals.ts';
import { catalogueRoutes } from './routes.ts';

export const catalogueModule: Plug = {
  name: 'catalogue',
  inside,
  jobs,
  refusals,
  navigation: [
    { audience: 'admin', href: '/beheer/meenemen', order: 88, label: { nl: 'Meenemen', en: 'Take along' } },
  ],
  routes: (app, world) => {
    catalogueRoutes(app, world);
    oaiRoute(app, world);
    exportRoute(app, world);
  },
};
