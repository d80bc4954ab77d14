import type { Plug } from '#web/plug.ts';
import { keepRounds } from './deliveries/open-round.ts';
import { sendReminders } from './deliveries/remind.ts';
import { keepMonth } from './keep-month.ts';
import { cellRoute } from './pages/cell/route.tsx';
import { deliveriesRoute } from './pages/deliveries/route.tsx';
import { entryRoute } from './pages/entry/route.tsx';
import { entriesRoute } from './pages/entries/route.tsx';
import { formRoute } from './pages/form/route.tsx';
import { figureRoute } from './pages/figure/route.tsx';
import { figuresRoute } from './pages/figures/route.tsx';
import { elsewhereRoute } from './pages/insight/elsewhere.tsx';
import { insightRoute } from './pages/insight/route.tsx';
import { monthSection } from './pages/month/section.tsx';
import { openDataRoute } from './pages/open-data/route.tsx';
import { printedRoute } from './pages/printed/route.tsx';
import { questionnairesRoute } from './pages/questionnaires/route.tsx';
import { receiptRoute } from './pages/receipt/route.tsx';
import { requirementsRoute } from './pages/requirements/route.tsx';
import { visitsFileRoute } from './pages/visits/file-route.tsx';
import { visitsRoute } from './pages/visits/route.tsx';
import { refusals } from './refusals.ts';

export const statisticsModule: Plug = {
  name: 'statistics',
  refusals,
  jobs: [keepMonth, keepRounds, sendReminders],
  routes: (app, world) => {
    figuresRoute(app, world);
    figureRoute(app, world);
    printedRoute(app, world);
    visitsRoute(app, world);
    insightRoute(app, world);
    elsewhereRoute(app, world);
    requirementsRoute(app, world);
    visitsFileRoute(app, world);
    entriesRoute(app, world);
    entryRoute(app, world);
    deliveriesRoute(app, world);
    formRoute(app, world);
    cellRoute(app, world);
    receiptRoute(app, world);
    openDataRoute(app, world);
    questionnairesRoute(app, world);
  },
  islands: [{ name: 'grid.js', file: new URL('islands/grid.ts', import.meta.url) }],
  sections: [monthSection],
  navigation: [
    {
      audience: ['poi', 'figures', 'sign'],
      group: 'figures',
      href: '/cijfers/beeld',
      order: 44,
      label: { nl: 'In beeld', en: 'At a glance' },
    },
    {
      audience: 'poi',
      group: 'figures',
      href: '/cijfers/eisen',
      order: 48,
      label: { nl: 'Eisen', en: 'Requirements' },
    },
    {
      audience: 'poi',
      group: 'figures',
      href: '/open-data',
      order: 48,
      label: { nl: 'Open data', en: 'Open data' },
    },
    {
      audience: 'admin',
      group: 'figures',
      href: '/beheer/vragenlijsten',
      order: 89,
      label: { nl: 'Vragenlijsten', en: 'Questionnaires' },
    },
    {
      audience: ['poi', 'figures', 'sign'],
      group: 'figures',
      href: '/leveringen',
      order: 47,
      label: { nl: 'Leveringen', en: 'Deliveries' },
    },
    {
      audience: ['poi', 'figures', 'sign'],
      group: 'figures',
      href: '/cijfers/gegevens',
      order: 46,
      label: { nl: 'Gegevens', en: 'Data' },
    },
    {
      audience: 'poi',
      group: 'figures',
      href: '/poi/cijfers',
      order: 45,
      label: { nl: 'Cijfers', en: 'Figures' },
    },
    {
      audience: 'desk',
      group: 'desk',
      href: '/balie/bezoek',
      order: 39,
      label: { nl: 'Bezoek', en: 'Visits' },
    },
  ],
};
