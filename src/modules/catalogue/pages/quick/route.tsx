import { network } from '#network';
import { actorOf } from '#people';
import type { App } from '#platform/http.ts';
import { only } from '#platform/result.ts';
import type { World } from '#web/plug.ts';
import { page, redirect, refused, show, type Visit } from '#web/show.tsx';
import { translator } from '#web/words.ts';
import { outOf } from '../../affected.ts';
import { readQuickItems } from '../../store/quick.ts';
import { withdrawItems } from '../../withdraw-items.ts';
import { branchesFor, cataloguing, hidden, numberIn } from '../access.ts';
import { here, QuickView } from './view.tsx';
import { words } from './words.ts';

/** `/beheer/catalogus/snel`: what desks lent on the fly, to be finished or let go of. */
export function quickRoutes(app: App, world: World): void {
  async function waiting(visit: Visit) {
    const place = await network(world.db);
    const branches = branchesFor(visit, place).map(({ id }) => id);
    const rows = await readQuickItems(world.db, branches);
    const ids = rows.map(({ id }) => id);
    const out = rows.length === 0 ? [] : await world.db.transaction(tx => tx.ask(outOf, ids));
    return { place, rows, due: new Map(out.flat().map(({ item, dueDay }) => [item, dueDay])) };
  }

  app.get(
    here,
    hidden,
    show(world, cataloguing, async visit => {
      const { place, rows, due } = await waiting(visit);
      const { language, now } = visit;
      return page({
        title: translator(words, language)('title'),
        wide: true,
        body: <QuickView {...{ rows, due, place, language }} today={place.today(place.province.id, now)} />,
      });
    }),
  );

  app.post(
    here,
    hidden,
    show(world, cataloguing, async visit => {
      const { viewer, form, language, now: at } = visit;
      const t = translator(words, language);
      const item = (await waiting(visit)).rows.find(({ id }) => id === numberIn(form['exemplaar']));
      if (!viewer || !item) return redirect(here, t('unknown'));
      const wish = { item: item.id, at, by: actorOf(viewer), reason: 'belongs to somebody else' };
      const done = only(await world.db.transaction(tx => withdrawItems(tx, [wish])));
      return done.ok ? redirect(here, t('gone', { title: item.title })) : refused(done.refusal);
    }),
  );
}
