import multipart from '@fastify/multipart';
import { network } from '#network';
import { type Actor, actorOf } from '#people';
import { dayIn } from '#platform/day.ts';
import type { App } from '#platform/http.ts';
import { ok, type Result } from '#platform/result.ts';
import { sayFullDay } from '#web/day-words.ts';
import type { World } from '#web/plug.ts';
import { page, redirect, refused, type Shown, show, type Visit } from '#web/show.tsx';
import { translator } from '#web/words.ts';
import { recordVisits, type VisitsNow } from '../../record-visits.ts';
import { counterGaps, readVisitsFile, type VisitsFlaw } from '../../visits-file.ts';
import { fileOrPasted, formWithFile } from '../form-with-file.ts';
import { words } from './file-words.ts';
import { VisitsFileView } from './file-view.tsx';
import { loadVisits } from './load.ts';

const address = '/balie/bezoek-bestand';
const mostBytes = 5 * 1024 ** 2;

interface Said {
  readonly pasted?: string;
  readonly flaws?: readonly VisitsFlaw[];
  readonly gaps?: readonly string[];
}

async function showForm(world: World, visit: Visit, by: Actor, said: Said = {}): Promise<Shown> {
  const { units } = await loadVisits(world.db, by, dayIn(world.zone, visit.now));
  const { pasted = '', flaws = [], gaps = [] } = said;
  return page({
    title: translator(words, visit.language)('title'),
    status: flaws.length > 0 ? 422 : 200,
    body: (
      <VisitsFileView units={units} pasted={pasted} flaws={flaws} gaps={gaps} language={visit.language} />
    ),
  });
}

async function takeIn(world: World, visit: Visit, by: Actor): Promise<Shown> {
  const { language, now: at } = visit;
  const t = translator(words, language);
  const text = fileOrPasted(await formWithFile(visit), 'regels');
  const place = await network(world.db);
  const { visits, flaws } = readVisitsFile(text, place);
  if (flaws.length > 0) return showForm(world, visit, by, { pasted: text, flaws });
  if (visits.length === 0) return redirect(address, t('none'));
  const done = await world.db.transaction(async (tx): Promise<Result<readonly VisitsNow[]>> => {
    const answers = await recordVisits(
      tx,
      visits.map(one => ({ ...one, at, by })),
    );
    const refusal = answers.find(one => !one.ok);
    return refusal && !refusal.ok ? refusal : ok(answers.flatMap(one => (one.ok ? [one.value] : [])));
  });
  if (!done.ok) return refused(done.refusal);
  const count = (is: (now: VisitsNow) => boolean) => done.value.filter(is).length;
  const message = t('loaded', {
    count: visits.length,
    saved: count(({ change, total }) => change !== 0 && change === total),
    corrected: count(({ change, total }) => change !== 0 && change !== total),
    unchanged: count(({ change }) => change === 0),
    estimated: visits.filter(({ quality }) => quality === 'estimated').length,
  });
  const gaps = counterGaps(visits, place).map(({ unit, days, from, to }) =>
    t('gap', {
      place: place.unit(unit, from).name,
      days,
      from: sayFullDay(from, language),
      to: sayFullDay(to, language),
    }),
  );
  return gaps.length === 0
    ? redirect('/balie/bezoek', message)
    : showForm(world, visit, by, { gaps: [message, ...gaps] });
}

/** `/balie/bezoek-bestand`: the days of door counters from a CSV file or pasted lines, all or none. */
export function visitsFileRoute(app: App, world: World): void {
  const handler = (act: typeof takeIn) =>
    show(world, { audience: 'desk', role: 'desk' }, async visit =>
      visit.viewer ? act(world, visit, actorOf(visit.viewer)) : redirect('/inloggen'),
    );
  void app.register(async within => {
    await within.register(multipart, { limits: { files: 1, fields: 3, fileSize: mostBytes } });
    within.get(address, { schema: { hide: true } }, handler(showForm));
    within.post(address, { schema: { hide: true } }, handler(takeIn));
  });
}
