import { affectedByMerge, outOf } from '#catalogue';
import { answerTo } from '#platform/tx.ts';
import type { Plug } from '#web/plug.ts';
import { newDay, remindAll, renewByItself } from './jobs.ts';
import { calendar } from './move-due-days.ts';
import { openLoans } from './reading.ts';
import { loanRoutes } from './pages/loans/route.ts';
import { accountSection, memberSection, togetherSection } from './pages/loans/section.tsx';
import { answersOfMembers, ofMembers } from './of-members.ts';
import { ruleRoutes } from './pages/rules/route.tsx';
import { payRoutes } from './pages/fees/route.tsx';
import { accountFees, memberFees } from './pages/fees/section.tsx';
import { lastHadSection } from './pages/last-had/section.tsx';
import { statementRoute } from './pages/statement/route.tsx';
import { historySection } from './pages/history/section.tsx';
import { inside } from './reactions.ts';
import { circulationRoutes } from './routes.ts';
import { refusals } from './refusals.ts';

export const circulationModule: Plug = {
  name: 'circulation',
  inside: { ...inside, ...ofMembers, ...calendar },
  answers: [
    answerTo(affectedByMerge, async (tx, { items }) => ({
      kind: 'loans' as const,
      which: (await openLoans(tx, { items })).map(({ item }) => ({ item })),
    })),
    answerTo(outOf, async (tx, items) =>
      (await openLoans(tx, { items })).map(({ item, dueDay }) => ({ item, dueDay })),
    ),
    ...answersOfMembers,
  ],
  refusals,
  jobs: [newDay, renewByItself, remindAll],
  routes: (app, world) => {
    loanRoutes(app, world);
    circulationRoutes(app, world);
    ruleRoutes(app, world);
    payRoutes(app, world);
    statementRoute(app, world);
  },
  navigation: [
    {
      audience: 'admin',
      group: 'administration',
      href: '/beheer/regels',
      order: 82,
      label: { nl: 'Regels', en: 'Rules' },
    },
    {
      audience: 'admin',
      group: 'administration',
      href: '/beheer/afrekening',
      order: 83,
      label: { nl: 'Afrekening', en: 'Statement' },
    },
  ],
  sections: [
    accountSection,
    togetherSection,
    memberSection,
    accountFees,
    memberFees,
    historySection,
    lastHadSection,
  ],
};
