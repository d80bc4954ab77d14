import type { Plug } from '#web/plug.ts';
import { jobs } from './jobs.ts';
import { answersOfMembers, ofMembers } from './of-members.ts';
import { authorRoute } from './pages/author/route.tsx';
import { branchRoute } from './pages/branch/route.ts';
import { displayRoutes } from './pages/display/route.tsx';
import { homeRoute } from './pages/home/route.tsx';
import { keptRoutes } from './pages/kept/route.tsx';
import { accountSection } from './pages/kept/section.tsx';
import { branchPages } from './pages/place/route.tsx';
import { resultsRoute } from './pages/results/route.tsx';
import { searchBoxRoute } from './pages/search-box/route.tsx';
import { titleRoutes } from './pages/title/route.tsx';
import { workRoute } from './pages/work/route.tsx';
import { atomRoute } from './protocols/atom/route.ts';
import { crawlerRoutes } from './protocols/crawlers/route.ts';
import { daiaRoute } from './protocols/daia/route.ts';
import { sruRoute } from './protocols/sru/route.ts';
import { inside } from './reactions.ts';
import { refusals } from './refusals.ts';
import { searchRoutes } from './routes.ts';

export const discoveryModule: Plug = {
  name: 'discovery',
  inside: { ...inside, ...ofMembers },
  answers: answersOfMembers,
  jobs,
  refusals,
  sections: [accountSection],
  navigation: [
    { audience: 'resident', href: '/zoek', order: 10, label: { nl: 'Zoeken', en: 'Search' } },
    { audience: 'resident', href: '/vestigingen', order: 15, label: { nl: 'Bibliotheken', en: 'Libraries' } },
  ],
  routes: (app, world) => {
    homeRoute(app, world);
    resultsRoute(app, world);
    titleRoutes(app, world);
    workRoute(app, world);
    authorRoute(app, world);
    branchRoute(app, world);
    branchPages(app, world);
    keptRoutes(app, world);
    displayRoutes(app, world);
    searchBoxRoute(app, world);
    searchRoutes(app, world);
    sruRoute(app, world);
    atomRoute(app, world);
    daiaRoute(app, world);
    crawlerRoutes(app, world);
  },
};
