import type { Plug } from '#web/plug.ts';
import { deliveriesRoute } from './pages/deliveries/route.tsx';
import { deliveryRoute } from './pages/delivery/route.tsx';
import { answerJob, harvestJob, lookJob, undoJob, uploadJob } from './jobs.ts';
import { actsRoute } from './pages/delivery/acts.ts';
import { downloadRoute } from './pages/delivery/download.ts';
import { qualityRoute } from './pages/quality/route.tsx';
import { recordRoute } from './pages/record/route.tsx';
import { sourceRoute } from './pages/source/route.tsx';
import { uploadRoute } from './pages/source/upload.ts';
import { sourcesRoute } from './pages/sources/route.tsx';
import { countingJob } from './quality-part.ts';
import { faultsPart } from './quality.ts';
import { inside } from './reactions.ts';
import { refusals } from './refusals.ts';

export const intakeModule: Plug = {
  name: 'intake',
  inside,
  refusals,
  jobs: [lookJob, harvestJob, uploadJob, answerJob, undoJob, countingJob('intake', [faultsPart])],
  islands: [{ name: 'progress.js', file: new URL('islands/progress.ts', import.meta.url) }],
  routes: (app, world) => {
    deliveriesRoute(app, world);
    deliveryRoute(app, world);
    actsRoute(app, world);
    downloadRoute(app, world);
    sourcesRoute(app, world);
    sourceRoute(app, world);
    uploadRoute(app, world);
    qualityRoute(app, world);
    recordRoute(app, world);
  },
  navigation: [
    {
      audience: 'admin',
      group: 'collection',
      href: '/beheer/intake',
      order: 85,
      label: { nl: 'Leveringen', en: 'Deliveries' },
    },
  ],
};
