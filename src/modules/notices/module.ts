import type { Plug } from '#web/plug.ts';
import { send } from './jobs.ts';
import { answersOfMembers, ofMembers } from './of-members.ts';
import { inbox } from './pages/inbox/section.tsx';
import { outboxRoute } from './pages/outbox/route.tsx';

export const noticesModule: Plug = {
  name: 'notices',
  inside: ofMembers,
  answers: answersOfMembers,
  jobs: [send],
  sections: [inbox],
  routes: outboxRoute,
};
