import { network, type Network, type UnitId } from '#network';
import { type Actor, actorOf, allows } from '#people';
import type { App } from '#platform/http.ts';
import { only } from '#platform/result.ts';
import { board, type Run, runAt, runsOn } from '#transport';
import type { World } from '#web/plug.ts';
import { page, redirect, refused, show, type Shown, type Visit } from '#web/show.tsx';
import { translator } from '#web/words.ts';
import { hidden } from '../at-desk.ts';
import { loadScans } from '../scan/load.ts';
import { ownTime } from '../own-time.ts';
import { postScan } from '../scan/post-scan.ts';
import { scripts } from '../scan/scan-field.tsx';
import { loadStop } from './load.ts';
import { RunsView } from './runs-view.tsx';
import { StopView } from './stop-view.tsx';
import { words } from './words.ts';

const access = { audience: 'driver', role: 'driver' } as const;

/** A stop of a run, and who stands there with the van. */
interface AtStop {
  readonly run: Run;
  readonly unit: UnitId;
  /** The driver at this stop, as a scanning device. */
  readonly device: string;
  readonly by: Actor;
  readonly place: Network;
  readonly address: string;
}

/** A page of a stop; refuses a stop that is not on the run, or not this driver's. */
const atStop = (world: World, handler: (visit: Visit, stop: AtStop) => Promise<Shown>) =>
  show(world, access, async visit => {
    const { viewer, params, now } = visit;
    if (!viewer) return redirect('/inloggen');
    const [id, unit] = [Number(params['run']), Number(params['unit'])];
    const run = Number.isSafeInteger(id) ? await runAt(world.db, id) : undefined;
    if (!run?.stops.some(stop => stop.unit === unit)) return refused({ code: 'web/no-such-page' });
    const place = await network(world.db);
    const by = actorOf(viewer);
    const notAllowed = { code: 'people/not-allowed', role: 'driver', unit };
    if (!allows(by, 'driver', unit, place, place.today(unit, now))) return refused(notAllowed);
    const device = `van ${id} ${unit} ${viewer.account}`;
    return handler(visit, { run, unit, device, by, place, address: `/bus/${id}/${unit}` });
  });

async function showRuns(world: World, { now, language }: Visit): Promise<Shown> {
  const place = await network(world.db);
  const runs = await runsOn(world.db, place.today(place.province.id, now));
  return page({
    title: translator(words, language)('title'),
    scripts,
    body: <RunsView runs={runs} place={place} language={language} />,
  });
}

async function showStop(world: World, { now, language }: Visit, stop: AtStop): Promise<Shown> {
  const { unit, device, place, address } = stop;
  const { name } = place.unit(unit);
  const today = place.today(unit, now);
  const load = await loadStop(world.db, unit, today);
  const { next, last } = await loadScans(world, { unit, device, place, today }, now, language);
  const props = { address, name, place, next, last, language, ...load };
  return page({ title: name, scripts, body: <StopView {...props} /> });
}

async function takeAll(world: World, { form, now, language }: Visit, stop: AtStop): Promise<Shown> {
  const { unit, run, by, address } = stop;
  const command = { unit, run: run.id, take: 'all' as const, at: ownTime(form, now), by };
  const answer = await world.db.transaction(async tx => only(await board(tx, [command])));
  if (!answer.ok) return refused(answer.refusal);
  const count = answer.value.transits.length;
  return redirect(address, translator(words, language)('took', { count }));
}

/** `/bus`: the runs of today. `/bus/:run/:unit`: a stop, on the driver's phone. */
export function vanRoute(app: App, world: World): void {
  const address = '/bus/:run/:unit';
  app.get(
    '/bus',
    hidden,
    show(world, access, visit => showRuns(world, visit)),
  );
  app.get(
    address,
    hidden,
    atStop(world, (visit, stop) => showStop(world, visit, stop)),
  );
  app.post(
    address,
    hidden,
    atStop(world, (visit, { unit, device, by, run, address: back }) =>
      postScan(world, visit, { unit, device, by, van: { run: run.id } }, back),
    ),
  );
  app.post(
    `${address}/alles`,
    hidden,
    atStop(world, (visit, stop) => takeAll(world, visit, stop)),
  );
}
