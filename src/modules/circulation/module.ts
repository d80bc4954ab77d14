import type { Plug } from '#web/plug.ts';
import { loanRoutes } from './pages/loans/route.ts';
import { accountSection, memberSection } from './pages/loans/section.tsx';
import { inside } from './reactions.ts';
import { circulationRoutes } from './routes.ts';
import { refusals } from './refusals.ts';

export const circulationModule: Plug = {
  name: 'circulation',
  inside,
  refusals,
  routes: (app, world) => {
    loanRoutes(app, world);
    circulationRoutes(app, world);
  },
  sections: [accountSection, memberSection],
};
