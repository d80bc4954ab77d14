import { affectedByMerge } from '#catalogue';
import { answerTo } from '#platform/tx.ts';
import type { Plug } from '#web/plug.ts';
import { calendar } from './follow-calendar.ts';
import { clearShelves, lookBetween, planMorning } from './jobs.ts';
import { overviewSection } from './pages/waiting/section.tsx';
import { wishRoutes } from './pages/wishes/route.ts';
import { accountSection, memberSection } from './pages/wishes/section.tsx';
import { answersOfMembers, ofMembers } from './of-members.ts';
import { inside } from './reactions.ts';
import { refusals } from './refusals.ts';
import { countActive } from './store/editions.ts';

export const requestsModule: Plug = {
  name: 'requests',
  inside: { ...inside, ...ofMembers, ...calendar },
  answers: [
    answerTo(affectedByMerge, async (tx, { editions }) => ({
      kind: 'requests' as const,
      count: (await countActive(tx, editions)).reduce((sum, { count }) => sum + count, 0),
    })),
    ...answersOfMembers,
  ],
  jobs: [planMorning, lookBetween, clearShelves],
  refusals,
  routes: wishRoutes,
  sections: [accountSection, memberSection, overviewSection],
};
