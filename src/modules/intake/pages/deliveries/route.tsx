import { dayIn } from '#platform/day.ts';
import type { App } from '#platform/http.ts';
import type { World } from '#web/plug.ts';
import { page, show } from '#web/show.tsx';
import { translator } from '#web/words.ts';
import { deliveries } from '../../report.ts';
import { DeliveriesView } from './view.tsx';
import { words } from './words.ts';

/** The administrator's list of what libraries sent. */
export function deliveriesRoute(app: App, world: World): void {
  const handler = show(world, { audience: 'admin', role: 'admin' }, async visit => {
    const t = translator(words, visit.language);
    const found = await deliveries(world.db);
    const lines = found.map(delivery => ({ ...delivery, day: dayIn(world.zone, delivery.startedAt) }));
    return page({
      title: t('title'),
      wide: true,
      scripts: ['progress.js'],
      body: <DeliveriesView lines={lines} t={t} language={visit.language} />,
    });
  });
  app.get('/beheer/intake', { schema: { hide: true } }, handler);
}
