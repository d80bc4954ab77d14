import type { Plug } from '#web/plug.ts';
import { jobs } from './jobs.ts';
import { aloneRoute } from './pages/alone/route.tsx';
import { aloneSection } from './pages/alone/section.tsx';
import { labelsRoute } from './pages/copies/labels.tsx';
import { copiesRoutes } from './pages/copies/route.tsx';
import { exportRoute } from './pages/export/route.tsx';
import { findRoute } from './pages/find/route.tsx';
import { groupingRoutes } from './pages/grouping/route.tsx';
import { lacksRoute } from './pages/lacks/route.ts';
import { lacksSection } from './pages/lacks/section.tsx';
import { manyRoutes } from './pages/many/route.tsx';
import { quickRoutes } from './pages/quick/route.tsx';
import { recordRoute } from './pages/record/route.tsx';
import { removeRoutes } from './pages/write/remove.tsx';
import { writeRoutes } from './pages/write/route.tsx';
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
    {
      audience: ['poi', 'cataloguer'],
      group: 'collection',
      href: '/beheer/catalogus',
      order: 55,
      label: { nl: 'Catalogus', en: 'Catalogue' },
    },
    {
      audience: 'admin',
      group: 'collection',
      href: '/beheer/meenemen',
      order: 88,
      label: { nl: 'Meenemen', en: 'Take along' },
    },
  ],
  routes: (app, world) => {
    catalogueRoutes(app, world);
    oaiRoute(app, world);
    exportRoute(app, world);
    findRoute(app, world);
    groupingRoutes(app, world);
    recordRoute(app, world);
    aloneRoute(app, world);
    lacksRoute(app, world);
    writeRoutes(app, world);
    removeRoutes(app, world);
    manyRoutes(app, world);
    copiesRoutes(app, world);
    quickRoutes(app, world);
    labelsRoute(app, world);
  },
  sections: [lacksSection, aloneSection],
};
