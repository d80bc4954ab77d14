import type { Plug } from '#web/plug.ts';
import { clearShelves, planMorning } from './jobs.ts';
import { overviewSection } from './pages/waiting/section.tsx';
import { wishRoutes } from './pages/wishes/route.ts';
import { accountSection, memberSection } from './pages/wishes/section.tsx';
import { inside } from './reactions.ts';
import { refusals } from './refusals.ts';

export const requestsModule: Plug = {
  name: 'requests',
  inside,
  jobs: [planMorning, clearShelves],
  refusals,
  routes: wishRoutes,
  sections: [accountSection, memberSection, overviewSection],
};
