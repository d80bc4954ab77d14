import { editions } from '#catalogue';
import type { App } from '#platform/http.ts';
import type { World } from '#web/plug.ts';
import { page, show } from '#web/show.tsx';
import { translator } from '#web/words.ts';
import { readSteering } from '../../steering.ts';
import { SteeringView } from './view.tsx';
import { words } from './words.ts';

/** `/poi/sturen`: what the office steers requests by. */
export function steeringRoute(app: App, world: World): void {
  app.get(
    '/poi/sturen',
    { schema: { hide: true } },
    show(world, { audience: 'poi', role: 'poi' }, async ({ now, language }) => {
      const steering = await readSteering(world.db, now);
      const wanted = [...steering.hopeless, ...steering.crowds].map(({ edition }) => edition);
      const titles = wanted.length === 0 ? new Map() : await editions(world.db, [...new Set(wanted)]);
      return page({
        title: translator(words, language)('title'),
        wide: true,
        body: <SteeringView steering={steering} titles={titles} language={language} />,
      });
    }),
  );
}
