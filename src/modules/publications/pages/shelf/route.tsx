import { network } from '#network';
import { dayIn } from '#platform/day.ts';
import type { App } from '#platform/http.ts';
import { sayFullDay } from '#web/day-words.ts';
import type { World } from '#web/plug.ts';
import { page, show } from '#web/show.tsx';
import { translator } from '#web/words.ts';
import { readShelf } from '../../store/version.ts';
import { isStaff, looks } from '../find-version.ts';
import { words } from '../words.ts';
import { ShelfView } from './view.tsx';

/** `/publicaties`: everything that was published. */
export function shelfRoute(app: App, world: World): void {
  const handler = show(world, { audience: 'resident' }, async visit => {
    const { language } = visit;
    const place = await network(world.db);
    const shelf = await readShelf(world.db, isStaff(visit));
    const whole = new Set(['province', 'poi']);
    const { whole: ofAll = [], part = [] } = Object.groupBy(shelf, ({ owner }) =>
      whole.has(place.unit(owner).kind) ? 'whole' : 'part',
    );
    return page({
      title: translator(words, language)('shelf'),
      canonical: '/publicaties',
      ownSearch: true,
      looks,
      body: (
        <ShelfView
          network={ofAll}
          places={part}
          province={world.province}
          sayDay={at => sayFullDay(dayIn(world.zone, at), language)}
          language={language}
        />
      ),
    });
  });
  app.get('/publicaties', { schema: { hide: true } }, handler);
}
