import type { App } from '#platform/http.ts';
import type { World } from '#web/plug.ts';
import { page, type Shown, show, type Visit } from '#web/show.tsx';
import { recomputeFigures } from '../../recompute.ts';
import { findVersion, looks, nowhere } from '../find-version.ts';
import { FiguresView, FigureView } from './view.tsx';

async function showFigure(world: World, visit: Visit, isAgain: boolean): Promise<Shown> {
  const { params, language } = visit;
  const found = await findVersion(world, visit);
  const name = params['figure'] ?? '';
  const figure =
    found && Object.hasOwn(found.version.content.figures, name) && found.version.content.figures[name];
  if (!found || !figure) return nowhere;
  const { reading } = found;
  const [recomputed] = isAgain ? await recomputeFigures(world.db, reading.content, [name]) : [];
  return page({
    title: `${figure.label} · ${reading.content.title}`,
    looks,
    body: (
      <FigureView
        figure={figure}
        reading={reading}
        recomputed={recomputed}
        home={found.home}
        language={language}
      />
    ),
  });
}

async function showFigures(world: World, visit: Visit): Promise<Shown> {
  const found = await findVersion(world, visit);
  if (!found) return nowhere;
  const { reading } = found;
  return page({
    title: reading.content.title,
    wide: true,
    looks,
    body: <FiguresView reading={reading} language={visit.language} />,
  });
}

/** `…/cijfers` and `…/cijfers/:figure`: where the numbers of a publication come from, and computing one again. */
export function figureRoute(app: App, world: World): void {
  const hide = { schema: { hide: true } };
  const limited = { ...hide, config: { rateLimit: { max: 30, timeWindow: '1 minute' } } };
  const options = { audience: 'resident' } as const;
  for (const base of ['/publicaties/:slug', '/publicaties/:slug/v/:number']) {
    app.get(
      `${base}/cijfers`,
      hide,
      show(world, options, visit => showFigures(world, visit)),
    );
    app.get(
      `${base}/cijfers/:figure`,
      hide,
      show(world, options, visit => showFigure(world, visit, false)),
    );
    app.post(
      `${base}/cijfers/:figure`,
      limited,
      show(world, options, visit => showFigure(world, visit, true)),
    );
  }
}
