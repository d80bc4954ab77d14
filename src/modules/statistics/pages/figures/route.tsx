import { Readable } from 'node:stream';
import type { App } from '#platform/http.ts';
import { addDays, dayIn } from '#platform/day.ts';
import { attach, onlyFor } from '#web/download.ts';
import type { Choice } from '#web/parts/select.tsx';
import type { World } from '#web/plug.ts';
import { page, show, type Visit } from '#web/show.tsx';
import { translator } from '#web/words.ts';
import { monthOf, parsePeriod, type Period, recentPeriods } from '../../period.ts';
import { sayPeriod } from '../say.ts';
import { words } from '../words.ts';
import { figuresFile } from './file.ts';
import { loadFigures } from './load.ts';
import { FiguresView } from './view.tsx';

const today = (world: World, visit: Visit) => dayIn(world.zone, visit.now);

/** The period that the address names, or the month in which yesterday lies: the last one with closed days. */
export const periodOf = (world: World, visit: Visit): Period =>
  parsePeriod(visit.query['periode'] ?? visit.form['periode'] ?? '') ??
  monthOf(addDays(today(world, visit), -1));

/** The periods to choose from, and the one that was chosen. */
function choices(world: World, visit: Visit, chosen: Period): Choice[] {
  const periods = recentPeriods(today(world, visit));
  const all = periods.some(({ name }) => name === chosen.name) ? periods : [chosen, ...periods];
  return all.map(period => ({ value: period.name, label: sayPeriod(period, visit.language) }));
}

/** `/poi/cijfers`: all figures of a month or a year; `/poi/cijfers.csv`: the same as a file. */
export function figuresRoute(app: App, world: World): void {
  const handler = show(world, { audience: 'poi', role: 'poi' }, async visit => {
    const period = periodOf(world, visit);
    const overview = await world.db.transaction(tx => loadFigures(tx, period));
    return page({
      title: translator(words, visit.language)('figures'),
      wide: true,
      body: (
        <FiguresView overview={overview} periods={choices(world, visit, period)} language={visit.language} />
      ),
    });
  });
  app.get('/poi/cijfers', { schema: { hide: true } }, handler);
  app.get('/poi/cijfers.csv', { schema: { hide: true } }, async (request, reply) => {
    await onlyFor(world, request, 'poi');
    const { periode } = request.query as Readonly<Record<string, string | undefined>>;
    const period =
      parsePeriod(String(periode ?? '')) ?? monthOf(addDays(dayIn(world.zone, world.clock.now()), -1));
    return attach(reply, `cijfers-${period.name}.csv`, 'text/csv; charset=utf-8').send(
      Readable.from(figuresFile(world.db, period)),
    );
  });
}
