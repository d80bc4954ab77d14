import type { Plug } from '#web/plug.ts';
import { eachMorning, keepUp } from './jobs.ts';
import { refusals } from './refusals.ts';
import { agendaRoutes } from './pages/agenda/route.tsx';
import { branchSection } from './pages/agenda/section.tsx';
import { doorRoutes } from './pages/door/route.tsx';
import { helpRoutes } from './pages/help/route.tsx';
import { importRoutes } from './pages/import/route.tsx';
import { locationsRoutes } from './pages/locations/route.tsx';
import { exportRoutes } from './pages/makers/export-route.ts';
import { makersRoutes } from './pages/makers/route.tsx';
import { volunteersRoutes } from './pages/makers/volunteers-route.tsx';
import { municipalityRoutes } from './pages/municipality/route.tsx';

export const programmesModule: Plug = {
  name: 'programmes',
  refusals,
  jobs: [keepUp, eachMorning],
  islands: [{ name: 'tallies.js', file: new URL('islands/tallies.ts', import.meta.url) }],
  routes: (app, world) => {
    for (const route of [
      agendaRoutes,
      doorRoutes,
      helpRoutes,
      importRoutes,
      locationsRoutes,
      makersRoutes,
      exportRoutes,
      volunteersRoutes,
      municipalityRoutes,
    ])
      route(app, world);
  },
  sections: [branchSection],
  navigation: [
    { audience: 'resident', href: '/agenda', order: 12, label: { nl: 'Agenda', en: 'Agenda' } },
    {
      audience: ['desk', 'poi'],
      group: 'programmes',
      href: '/agenda/medewerkers',
      order: 38,
      label: { nl: 'Voor medewerkers', en: 'For staff' },
    },
    {
      audience: 'desk',
      group: 'programmes',
      href: '/balie/vandaag',
      order: 35,
      label: { nl: 'Vandaag', en: 'Today' },
    },
    {
      audience: 'desk',
      group: 'programmes',
      href: '/balie/hulp',
      order: 36,
      label: { nl: 'Hulp', en: 'Help' },
    },
    {
      audience: ['municipality', 'poi'],
      group: 'programmes',
      href: '/gemeente',
      order: 47,
      label: { nl: 'Gemeenten', en: 'Municipalities' },
    },
    {
      audience: ['desk', 'poi'],
      group: 'programmes',
      href: '/programma',
      order: 37,
      label: { nl: 'Programma', en: 'Programme' },
    },
  ],
};
