import type { App } from '#platform/http.ts';
import type { World } from '#web/plug.ts';
import { page, show } from '#web/show.tsx';
import { translator } from '#web/words.ts';
import { loadHome } from './load.ts';
import { presentHome } from './present.ts';
import { HomeView } from './view.tsx';
import { words } from './words.ts';

/** `/`: one field to search in, and what is new and open today. */
export function homeRoute(app: App, world: World): void {
  const handler = show(world, { audience: 'resident' }, async visit => {
    const home = await loadHome(world, visit);
    const t = translator(words, visit.language);
    return page({
      title: t('title'),
      description: t('what'),
      wide: true,
      ownSearch: true,
      scripts: ['suggest.js'],
      body: (
        <HomeView
          home={home}
          shown={presentHome(home, visit.language)}
          province={world.province}
          address={visit.request.url}
          t={t}
        />
      ),
    });
  });
  app.get('/', { schema: { hide: true } }, handler);
}
