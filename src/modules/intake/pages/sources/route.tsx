import { network } from '#network';
import { dayIn } from '#platform/day.ts';
import type { App } from '#platform/http.ts';
import type { World } from '#web/plug.ts';
import { page, show } from '#web/show.tsx';
import { translator } from '#web/words.ts';
import { allSources } from '../../keep-source.ts';
import { supplies } from '../../supplies.ts';
import { SourcesView } from './view.tsx';
import { words } from './words.ts';

/** The administrator's list of sources. */
export function sourcesRoute(app: App, world: World): void {
  const handler = show(world, { audience: 'admin', role: 'admin' }, async ({ language, now }) => {
    const t = translator(words, language);
    const place = await network(world.db);
    const on = place.today(place.province.id, now);
    const known = new Map((await supplies(world.db)).map(supply => [supply.source, supply]));
    const lines = (await allSources(world.db)).map(source => {
      const supply = known.get(source.id);
      const owner = source.organisation === undefined ? undefined : place.unit(source.organisation, on);
      return { ...source, owner, supply, next: supply?.nextAt && dayIn(world.zone, supply.nextAt) };
    });
    return page({
      title: t('title'),
      wide: true,
      body: <SourcesView lines={lines} t={t} language={language} />,
    });
  });
  app.get('/beheer/intake/bronnen', { schema: { hide: true } }, handler);
}
