import type { App } from '#platform/http.ts';
import type { World } from '#web/plug.ts';
import { redirect, refused, show } from '#web/show.tsx';
import { translator } from '#web/words.ts';
import { saveWay } from '../../store/ways.ts';
import { ways } from '../../way.ts';
import { words } from './words.ts';

/** `POST /mijn/berichten`: a member chooses how to hear from us. */
export function wayRoute(app: App, world: World): void {
  app.post(
    '/mijn/berichten',
    { schema: { hide: true } },
    show(world, { audience: 'resident', role: 'member' }, async ({ viewer, form, language }) => {
      const member = viewer?.member;
      const way = ways.find(known => known === form['manier']);
      if (member === undefined || !way) return refused({ code: 'web/not-understood' });
      await world.db.transaction(tx => saveWay(tx, member, way));
      return redirect('/mijn', translator(words, language)('saved'));
    }),
  );
}
