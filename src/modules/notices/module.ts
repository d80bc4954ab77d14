import type { Plug } from '#web/plug.ts';
import { send } from './jobs.ts';
import { inbox } from './pages/inbox/section.tsx';
import { outboxRoute } from './pages/outbox/route.tsx';

export const noticesModule: Plug = {
  name: 'notices',
  jobs: [send],
  sections: [inbox],
  routes: outboxRoute,
};
