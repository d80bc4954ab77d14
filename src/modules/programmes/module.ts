import type { Plug } from '#web/plug.ts';
import { eachMorning, keepUp } from './jobs.ts';
import { refusals } from './refusals.ts';
import { agendaRoutes } from './pages/agenda/route.tsx';

export const programmesModule: Plug = {
  name: 'programmes',
  refusals,
  jobs: [keepUp, eachMorning],
  routes: agendaRoutes,
  navigation: [{ audience: 'resident', href: '/agenda', order: 15, label: { nl: 'Agenda', en: 'Agenda' } }],
};
