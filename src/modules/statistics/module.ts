import type { Plug } from '#web/plug.ts';
import { keepMonth } from './keep-month.ts';
import { entryRoute } from './pages/entry/route.tsx';
import { entriesRoute } from './pages/entries/route.tsx';
import { figureRoute } from './pages/figure/route.tsx';
import { figuresRoute } from './pages/figures/route.tsx';
import { monthSection } from './pages/month/section.tsx';
import { printedRoute } from './pages/printed/route.tsx';
import { visitsRoute } from './pages/visits/route.tsx';
import { refusals } from './refusals.ts';

export const statisticsModule: Plug = {
  name: 'statistics',
  refusals,
  jobs: [keepMonth],
  routes: (app, world) => {
    figuresRoute(app, world);
    figureRoute(app, world);
    printedRoute(app, world);
    visitsRoute(app, world);
    entriesRoute(app, world);
    entryRoute(app, world);
  },
  sections: [monthSection],
  navigation: [
    {
      audience: ['poi', 'figures', 'sign'],
      href: '/cijfers/gegevens',
      order: 46,
      label: { nl: 'Gegevens', en: 'Data' },
    },
    { audience: 'poi', href: '/poi/cijfers', order: 45, label: { nl: 'Cijfers', en: 'Figures' } },
    { audience: 'desk', href: '/balie/bezoek', order: 39, label: { nl: 'Bezoek', en: 'Visits' } },
  ],
};
