import { parseDay } from '#platform/day.ts';
import type { App } from '#platform/http.ts';
import type { World } from '#web/plug.ts';
import { page, refused, type Shown, show, type Visit } from '#web/show.tsx';
import { recompute } from '../../figure.ts';
import { periodOf } from '../figures/route.tsx';
import { findFigure, loadFigure } from './load.ts';
import { FigureView } from './view.tsx';

async function showFigure(world: World, visit: Visit, isAgain: boolean): Promise<Shown> {
  const { db } = world;
  const { language, query, form, params, now } = visit;
  const period = periodOf(world, visit);
  const wish = await findFigure(db, params['code'] ?? '', query['plaats'] ?? form['plaats'], period);
  if (!wish.ok) return refused(wish.refusal);
  const { definition, scope } = wish.value;
  const recomputed = isAgain
    ? await db.transaction(tx => recompute(tx, { definition, scope: scope.id, period }, now))
    : undefined;
  const shown = await loadFigure(db, definition, scope, period, parseDay(query['bekend'] ?? ''));
  return page({
    title: shown.figure.definition.name[language],
    wide: true,
    body: <FigureView shown={shown} recomputed={recomputed} language={language} />,
  });
}

/** `/poi/cijfers/:code`: one figure, and the button that computes it again. */
export function figureRoute(app: App, world: World): void {
  const options = { audience: 'poi', role: 'poi' } as const;
  const address = '/poi/cijfers/:code';
  app.get(
    address,
    { schema: { hide: true } },
    show(world, options, visit => showFigure(world, visit, false)),
  );
  app.post(
    address,
    { schema: { hide: true } },
    show(world, options, visit => showFigure(world, visit, true)),
  );
}
