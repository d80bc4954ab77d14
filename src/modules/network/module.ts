import type { Plug } from '#web/plug.ts';
import { arrangementRoutes } from './pages/arrangements/route.tsx';
import { newPlaceRoute } from './pages/new-place/route.tsx';
import { placeRoute } from './pages/place/route.tsx';
import { placesRoute } from './pages/places/route.tsx';
import { refusals } from './refusals.ts';

export const networkModule: Plug = {
  name: 'network',
  refusals,
  routes: (app, world) => {
    placesRoute(app, world);
    placeRoute(app, world);
    newPlaceRoute(app, world);
    arrangementRoutes(app, world);
  },
  navigation: [
    {
      audience: 'admin',
      group: 'administration',
      href: '/beheer/netwerk',
      order: 80,
      label: { nl: 'Netwerk', en: 'Network' },
    },
  ],
};
