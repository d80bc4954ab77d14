import type { Plug } from '#web/plug.ts';
import { newDay } from './jobs.ts';
import { accountRoute } from './pages/account/route.tsx';
import { signInRoute } from './pages/sign-in/route.tsx';
import { refusals } from './refusals.ts';

export const peopleModule: Plug = {
  name: 'people',
  jobs: [newDay],
  refusals,
  routes: (app, world) => {
    signInRoute(app, world);
    accountRoute(app, world);
  },
  navigation: [
    { audience: 'resident', href: '/mijn', order: 20, label: { nl: 'Mijn bibliotheek', en: 'My library' } },
  ],
};
