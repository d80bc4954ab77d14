import type { Plug } from '#web/plug.ts';
import { deliveriesRoute } from './pages/deliveries/route.tsx';
import { deliveryRoute } from './pages/delivery/route.tsx';
import { refusals } from './refusals.ts';

export const intakeModule: Plug = {
  name: 'intake',
  refusals,
  routes: (app, world) => {
    deliveriesRoute(app, world);
    deliveryRoute(app, world);
  },
  navigation: [
    { audience: 'admin', href: '/beheer/intake', order: 85, label: { nl: 'Leveringen', en: 'Deliveries' } },
  ],
};
