import { affectedByMerge } from '#catalogue';
import { answerTo } from '#platform/tx.ts';
import type { Plug } from '#web/plug.ts';
import { openLoans } from './reading.ts';
import { loanRoutes } from './pages/loans/route.ts';
import { accountSection, memberSection } from './pages/loans/section.tsx';
import { answersOfMembers, ofMembers } from './of-members.ts';
import { ruleRoutes } from './pages/rules/route.tsx';
import { historySection } from './pages/history/section.tsx';
import { inside } from './reactions.ts';
import { circulationRoutes } from './routes.ts';
import { refusals } from './refusals.ts';

export const circulationModule: Plug = {
  name: 'circulation',
  inside: { ...inside, ...ofMembers },
  answers: [
    answerTo(affectedByMerge, async (tx, { items }) => ({
      kind: 'loans' as const,
      count: (await openLoans(tx, { items })).length,
    })),
    ...answersOfMembers,
  ],
  refusals,
  routes: (app, world) => {
    loanRoutes(app, world);
    circulationRoutes(app, world);
    ruleRoutes(app, world);
  },
  navigation: [
    { audience: 'admin', href: '/beheer/regels', order: 82, label: { nl: 'Regels', en: 'Rules' } },
  ],
  sections: [accountSection, memberSection, historySection],
};
