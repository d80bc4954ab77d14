import type { App } from '#platform/http.ts';
import type { World } from '#web/plug.ts';
import { page, show } from '#web/show.tsx';
import { translator } from '#web/words.ts';
import { network } from '../../read-network.ts';
import { kindWords } from '../kind-words.ts';
import { present } from './present.ts';
import { PlacesView } from './view.tsx';
import { words } from './words.ts';

/** The administrator's list of all units of today. */
export function placesRoute(app: App, world: World): void {
  const handler = show(world, { audience: 'admin', role: 'admin' }, async visit => {
    const now = await network(world.db);
    const t = translator(words, visit.language);
    return page({
      title: t('title'),
      wide: true,
      body: (
        <PlacesView
          {...present(now, now.today(now.province.id, visit.now))}
          t={t}
          kind={translator(kindWords, visit.language)}
          language={visit.language}
        />
      ),
    });
  });
  app.get('/beheer/netwerk', { schema: { hide: true } }, handler);
}
