import type { Plug } from '#web/plug.ts';
import { jobs } from './jobs.ts';
import { branchRoute } from './pages/branch/route.ts';
import { homeRoute } from './pages/home/route.tsx';
import { resultsRoute } from './pages/results/route.tsx';
import { titleRoutes } from './pages/title/route.tsx';
import { crawlerRoutes } from './protocols/crawlers/route.ts';
import { sruRoute } from './protocols/sru/route.ts';
import { inside } from './reactions.ts';
import { refusals } from './refusals.ts';
import { searchRoutes } from './routes.ts';

export const discoveryModule: Plug = {
  name: 'discovery',
  inside,
  jobs,
  refusals,
  navigation: [{ audience: 'resident', href: '/zoek', order: 10, label: { nl: 'Zoeken', en: 'Search' } }],
  routes: (app, world) => {
    homeRoute(app, world);
    resultsRoute(app, world);
    titleRoutes(app, world);
    branchRoute(app, world);
    searchRoutes(app, world);
    sruRoute(app, world);
    crawlerRoutes(app, world);
  },
};
