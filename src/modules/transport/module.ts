import { affectedByMerge } from '#catalogue';
import { answerTo } from '#platform/tx.ts';
import type { Plug } from '#web/plug.ts';
import { openTransits } from './reading.ts';
import { planAhead } from './jobs.ts';
import { beyondRoutes } from './pages/beyond/route.tsx';
import { flowsSection } from './pages/flows/section.tsx';
import { inside } from './reactions.ts';
import { refusals } from './refusals.ts';

export const transportModule: Plug = {
  name: 'transport',
  inside,
  answers: [
    answerTo(affectedByMerge, async (tx, { items }) => ({
      kind: 'transits' as const,
      which: (await openTransits(tx, { items })).map(({ item, from, to }) => ({ item, from, to })),
    })),
  ],
  jobs: [planAhead],
  routes: beyondRoutes,
  navigation: [
    {
      audience: 'poi',
      group: 'transport',
      href: '/poi/vervoer',
      order: 46,
      label: { nl: 'Vervoer geteld', en: 'Transport counted' },
    },
  ],
  sections: [flowsSection],
  refusals,
};
