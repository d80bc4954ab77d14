import { affectedByMerge } from '#catalogue';
import { answerTo } from '#platform/tx.ts';
import type { Plug } from '#web/plug.ts';
import { calendar } from './follow-calendar.ts';
import { askReaders, clearShelves, followPlaces, lookBetween, planMorning } from './jobs.ts';
import { agreementRoutes } from './pages/agreements/route.tsx';
import { lendingRoutes } from './pages/lending/route.tsx';
import { steeringRoute } from './pages/steering/route.tsx';
import { opinionRoutes } from './pages/opinion/route.tsx';
import { strandedRoutes } from './pages/stranded/route.tsx';
import { overviewSection } from './pages/waiting/section.tsx';
import { whatIfRoutes } from './pages/what-if/route.tsx';
import { wishRoutes } from './pages/wishes/route.ts';
import { accountSection, memberSection } from './pages/wishes/section.tsx';
import { answersOfMembers, ofMembers } from './of-members.ts';
import { inside } from './reactions.ts';
import { refusals } from './refusals.ts';
import { readActiveOf } from './store/editions.ts';
import { whatIfJob } from './what-if/run-what-if.ts';

export const requestsModule: Plug = {
  name: 'requests',
  inside: { ...inside, ...ofMembers, ...calendar },
  answers: [
    answerTo(affectedByMerge, async (tx, { editions }) => ({
      kind: 'requests' as const,
      which: await readActiveOf(tx, editions),
    })),
    ...answersOfMembers,
  ],
  jobs: [followPlaces, planMorning, lookBetween, clearShelves, askReaders, whatIfJob],
  refusals,
  routes: (app, world) => {
    wishRoutes(app, world);
    lendingRoutes(app, world);
    agreementRoutes(app, world);
    steeringRoute(app, world);
    strandedRoutes(app, world);
    whatIfRoutes(app, world);
    opinionRoutes(app, world);
  },
  navigation: [
    {
      audience: 'poi',
      group: 'transport',
      href: '/poi/sturen',
      order: 44,
      label: { nl: 'Sturen', en: 'Steering' },
    },
    {
      audience: 'poi',
      group: 'transport',
      href: '/poi/wat-als',
      order: 44.5,
      label: { nl: 'Wat als', en: 'What if' },
    },
    {
      audience: 'poi',
      group: 'transport',
      href: '/leenverkeer',
      order: 45,
      label: { nl: 'Leenverkeer', en: 'Lending' },
    },
  ],
  sections: [accountSection, memberSection, overviewSection],
};
