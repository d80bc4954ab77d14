import type { Plug } from '#web/plug.ts';
import { eachMorning, keepUp } from './jobs.ts';
import { refusals } from './refusals.ts';
import { agendaRoutes } from './pages/agenda/route.tsx';
import { helpRoutes } from './pages/help/route.tsx';

export const programmesModule: Plug = {
  name: 'programmes',
  refusals,
  jobs: [keepUp, eachMorning],
  routes: (app, world) => {
    for (const route of [agendaRoutes, helpRoutes]) route(app, world);
  },
  navigation: [
    { audience: 'resident', href: '/agenda', order: 15, label: { nl: 'Agenda', en: 'Agenda' } },
    { audience: 'desk', href: '/balie/hulp', order: 36, label: { nl: 'Hulp', en: 'Help' } },
  ],
};
