import type { Plug } from '#web/plug.ts';
import { newDay } from './jobs.ts';
import { detailsRoute } from './pages/details/route.tsx';
import { duplicatesRoute } from './pages/duplicates/route.tsx';
import { joinRoute } from './pages/join/route.tsx';
import { keepMemberRoute } from './pages/member/route.tsx';
import { keptSection } from './pages/member/section.tsx';
import { accountRoute } from './pages/account/route.tsx';
import { settingsRoute } from './pages/settings/route.tsx';
import { signInRoute } from './pages/sign-in/route.tsx';
import { refusals } from './refusals.ts';

export const peopleModule: Plug = {
  name: 'people',
  jobs: [newDay],
  refusals,
  routes: (app, world) => {
    signInRoute(app, world);
    accountRoute(app, world);
    detailsRoute(app, world);
    joinRoute(app, world);
    duplicatesRoute(app, world);
    keepMemberRoute(app, world);
    settingsRoute(app, world);
  },
  sections: [keptSection],
  navigation: [
    {
      audience: 'admin',
      group: 'administration',
      href: '/beheer/leden',
      order: 66,
      label: { nl: 'Termijnen', en: 'Terms' },
    },
    { audience: 'resident', href: '/mijn', order: 20, label: { nl: 'Mijn bibliotheek', en: 'My library' } },
    {
      audience: 'desk',
      group: 'members',
      href: '/leden/nieuw',
      order: 60,
      label: { nl: 'Nieuw lid', en: 'New member' },
    },
    {
      audience: 'desk',
      group: 'members',
      href: '/leden/dubbel',
      order: 62,
      label: { nl: 'Dubbel', en: 'Registered twice' },
    },
  ],
};
