import { dayIn } from '#platform/day.ts';
import type { App } from '#platform/http.ts';
import type { World } from '#web/plug.ts';
import { page, redirect, refused, type Shown, show, type Visit } from '#web/show.tsx';
import { translator } from '#web/words.ts';
import { interpret } from '../../insight/interpret.ts';
import { recentPeriods } from '../../period.ts';
import { entryKeepers, keeperOf, yearOf } from '../entries/access.ts';
import { sayPeriod } from '../say.ts';
import { loadInsight } from './load.ts';
import { InsightView } from './view.tsx';
import { words } from './words.ts';

const address = '/cijfers/beeld';

async function look(world: World, visit: Visit): Promise<Shown> {
  const { language } = visit;
  const today = dayIn(world.zone, visit.now);
  const period = yearOf(world, visit);
  const shown = await world.db.transaction(tx =>
    loadInsight(tx, keeperOf(visit).by, visit.query['plaats'], period, today, visit.query['kaart']),
  );
  if (!shown) return refused({ code: 'statistics/unknown-place' });
  const known = recentPeriods(today);
  const periods = known.some(({ name }) => name === period.name) ? known : [period, ...known];
  return page({
    title: translator(words, language)('titleOf', {
      place: shown.place.name,
      period: sayPeriod(period, language),
    }),
    wide: true,
    body: (
      <InsightView
        shown={shown}
        periods={periods.map(one => ({ value: one.name, label: sayPeriod(one, language) }))}
        isOffice={shown.places.some(({ kind }) => kind === 'province')}
        language={language}
      />
    ),
  });
}

async function write(world: World, visit: Visit): Promise<Shown> {
  const { form, now, language } = visit;
  const today = dayIn(world.zone, now);
  const period = yearOf(world, visit);
  const keeper = keeperOf(visit);
  const done = await world.db.transaction(async tx => {
    const shown = await loadInsight(tx, keeper.by, form['plaats'], period, today);
    return (
      shown &&
      interpret(tx, {
        unit: shown.place.id,
        period: period.name,
        text: form['zin'] ?? '',
        seen: form['gezien'] ? Number(form['gezien']) : undefined,
        at: now,
        ...keeper,
      })
    );
  });
  if (!done) return refused({ code: 'statistics/unknown-place' });
  if (!done.ok) return refused(done.refusal);
  const to = `${address}?${new URLSearchParams({ plaats: form['plaats'] ?? '', periode: period.name })}`;
  return redirect(to, translator(words, language)(done.value));
}

/** `/cijfers/beeld`: the key figures of a place by month, compared, with one sentence that says what they mean. */
export function insightRoute(app: App, world: World): void {
  app.get(
    address,
    { schema: { hide: true } },
    show(world, entryKeepers, visit => look(world, visit)),
  );
  app.post(
    address,
    { schema: { hide: true } },
    show(world, entryKeepers, visit => write(world, visit)),
  );
}
