import type { Plug } from '#web/plug.ts';
import { forgetScans } from './jobs.ts';
import { afterwardsRoute } from './pages/afterwards/route.tsx';
import { crateRoute } from './pages/crate/route.tsx';
import { boxesRoute } from './pages/boxes/route.tsx';
import { cratesRoute } from './pages/crates/route.tsx';
import { drawerRoute } from './pages/drawer/route.tsx';
import { expectedRoute } from './pages/expected/route.tsx';
import { feesRoute } from './pages/fees/route.tsx';
import { holdShelfRoute } from './pages/hold-shelf/route.tsx';
import { homeRoundsRoute } from './pages/home-rounds/route.tsx';
import { foundLaterRoute } from './pages/item/found-later-route.ts';
import { kitRoute } from './pages/item/kit-route.ts';
import { itemRoute } from './pages/item/route.tsx';
import { loanEndRoute } from './pages/loan-end/route.ts';
import { mailRoute } from './pages/mail/route.ts';
import { memberRoute } from './pages/member/route.tsx';
import { pickListRoute } from './pages/pick-list/route.tsx';
import { placeRoute } from './pages/place/route.tsx';
import { scanPageRoute } from './pages/scan/route.tsx';
import { vanRoute } from './pages/van/route.tsx';
import { refusals } from './refusals.ts';
import { offlineWorkerRoute } from './pages/scan/offline-worker.ts';
import { scanRoute } from './routes.ts';

export const deskModule: Plug = {
  name: 'desk',
  refusals,
  jobs: [forgetScans],
  islands: ['scan-queue', 'offline-worker'].map(name => ({
    name: `${name}.js`,
    file: new URL(`islands/${name}.ts`, import.meta.url),
  })),
  routes: (app, world) => {
    for (const route of [
      scanRoute,
      offlineWorkerRoute,
      afterwardsRoute,
      boxesRoute,
      cratesRoute,
      crateRoute,
      scanPageRoute,
      placeRoute,
      pickListRoute,
      expectedRoute,
      holdShelfRoute,
      homeRoundsRoute,
      itemRoute,
      kitRoute,
      foundLaterRoute,
      memberRoute,
      mailRoute,
      feesRoute,
      loanEndRoute,
      drawerRoute,
      vanRoute,
    ])
      route(app, world);
  },
  navigation: [
    { audience: 'desk', group: 'desk', href: '/balie', order: 30, label: { nl: 'Balie', en: 'Desk' } },
    {
      audience: 'desk',
      group: 'desk',
      href: '/balie/picklijst',
      order: 31,
      label: { nl: 'Picklijst', en: 'Pick list' },
    },
    {
      audience: 'desk',
      group: 'desk',
      href: '/balie/verwacht',
      order: 32,
      label: { nl: 'Verwacht', en: 'Expected' },
    },
    {
      audience: 'desk',
      group: 'desk',
      href: '/balie/afhaalplank',
      order: 33,
      label: { nl: 'Afhaalplank', en: 'Hold shelf' },
    },
    {
      audience: 'desk',
      group: 'desk',
      href: '/balie/aan-huis',
      order: 33.2,
      label: { nl: 'Bezorgen', en: 'Home delivery' },
    },
    {
      audience: 'desk',
      group: 'desk',
      href: '/balie/kratten',
      order: 33.5,
      label: { nl: 'Kratten', en: 'Crates' },
    },
    {
      audience: 'desk',
      group: 'desk',
      href: '/balie/kisten',
      order: 33.6,
      label: { nl: 'Schoolkisten', en: 'School boxes' },
    },
    {
      audience: 'desk',
      group: 'members',
      href: '/balie/lid',
      order: 34,
      label: { nl: 'Leden', en: 'Members' },
    },
    {
      audience: 'desk',
      group: 'desk',
      href: '/balie/kassa',
      order: 35,
      label: { nl: 'Kassa', en: 'Cash drawer' },
    },
    { audience: 'driver', group: 'transport', href: '/bus', order: 40, label: { nl: 'Bus', en: 'Van' } },
  ],
};
