import type { App } from '#platform/http.ts';
import type { World } from '#web/plug.ts';
import { page, show } from '#web/show.tsx';
import { translator } from '#web/words.ts';
import { readPrintedSeries } from '../../store/printed.ts';
import { PrintedView } from './view.tsx';
import { words } from './words.ts';

/** `/poi/eerdere-cijfers`: key figures as they were published before the ledger began. */
export function printedRoute(app: App, world: World): void {
  const handler = show(world, { audience: 'poi', role: 'poi' }, async ({ language }) =>
    page({
      title: translator(words, language)('title'),
      wide: true,
      body: <PrintedView series={await readPrintedSeries(world.db)} language={language} />,
    }),
  );
  app.get('/poi/eerdere-cijfers', { schema: { hide: true } }, handler);
}
