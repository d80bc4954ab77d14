import type { App } from '#platform/http.ts';
import { dayIn } from '#platform/day.ts';
import type { World } from '#web/plug.ts';
import { page, show } from '#web/show.tsx';
import { translator } from '#web/words.ts';
import { entryKeepers, keeperOf, yearOf } from './access.ts';
import { entriesFileRoute } from './file-route.tsx';
import { loadEntries } from './load.ts';
import { EntriesView } from './view.tsx';
import { words } from './words.ts';

/** `/cijfers/gegevens`: what people enter of a place and a year. */
export function entriesRoute(app: App, world: World): void {
  const handler = show(world, entryKeepers, async visit => {
    const { by } = keeperOf(visit);
    const period = yearOf(world, visit);
    const shown = await loadEntries(world.db, by, visit.query['plaats'], period);
    const thisYear = Number(dayIn(world.zone, visit.now).slice(0, 4));
    const years = Array.from({ length: 8 }, (_, n) => String(thisYear - n));
    return page({
      title: translator(words, visit.language)('title'),
      wide: true,
      body: (
        <EntriesView
          shown={shown}
          years={years.includes(period.name) ? years : [period.name, ...years]}
          language={visit.language}
        />
      ),
    });
  });
  app.get('/cijfers/gegevens', { schema: { hide: true } }, handler);
  entriesFileRoute(app, world);
}
