import type { Plug } from '#web/plug.ts';
import { send } from './jobs.ts';
import { returned } from './take-returned.ts';
import { answersOfMembers, ofMembers } from './of-members.ts';
import { inbox } from './pages/inbox/section.tsx';
import { lettersRoute } from './pages/letters/route.tsx';
import { outboxRoute } from './pages/outbox/route.tsx';
import { wayRoute } from './pages/way/route.tsx';
import { waySection } from './pages/way/section.tsx';

export const noticesModule: Plug = {
  name: 'notices',
  inside: ofMembers,
  answers: answersOfMembers,
  jobs: [send, returned],
  sections: [inbox, waySection],
  routes: (app, world) => {
    for (const route of [outboxRoute, wayRoute, lettersRoute]) route(app, world);
  },
  navigation: [
    {
      audience: 'desk',
      group: 'desk',
      href: '/balie/brieven',
      order: 36,
      label: { nl: 'Brieven', en: 'Letters' },
    },
  ],
};
