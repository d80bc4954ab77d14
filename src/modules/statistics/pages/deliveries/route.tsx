import { network } from '#network';
import { allows } from '#people';
import { dayIn } from '#platform/day.ts';
import type { App } from '#platform/http.ts';
import type { World } from '#web/plug.ts';
import { page, redirect, refused, type Shown, show, type Visit } from '#web/show.tsx';
import { translator } from '#web/words.ts';
import { openRound } from '../../deliveries/open-round.ts';
import { prefill } from '../../deliveries/prefill.ts';
import { formsWith } from '../../store/forms.ts';
import { readPlans } from '../../store/questionnaires.ts';
import { entryKeepers as keepers, keeperOf } from '../entries/access.ts';
import { loadDeliveries } from './load.ts';
import { DeliveriesView } from './view.tsx';
import { words } from './words.ts';

const address = '/leveringen';

function yearIn(world: World, visit: Visit): number {
  const asked = /^[12]\d{3}$/.exec(visit.query['jaar'] ?? visit.form['jaar'] ?? '')?.[0];
  return Number(asked ?? Number(dayIn(world.zone, visit.now).slice(0, 4)) - 1);
}

async function showDeliveries(world: World, visit: Visit): Promise<Shown> {
  const year = yearIn(world, visit);
  const today = dayIn(world.zone, visit.now);
  const last = Number(today.slice(0, 4));
  const years = Array.from({ length: 6 }, (_, n) => String(last - n));
  const shown = await loadDeliveries(world.db, keeperOf(visit).by, year, today);
  return page({
    title: translator(words, visit.language)('title'),
    wide: true,
    body: <DeliveriesView shown={shown} years={years} today={today} language={visit.language} />,
  });
}

/** Opens a round, or fills the one that is open with what is known by now. */
async function openOrFill(world: World, visit: Visit): Promise<Shown> {
  const { db } = world;
  const year = yearIn(world, visit);
  const t = translator(words, visit.language);
  const place = await network(db);
  const today = dayIn(world.zone, visit.now);
  if (!allows(keeperOf(visit).by, 'poi', place.province.id, place, today))
    return refused({ code: 'web/not-for-you' });
  const plan = (await readPlans(db)).find(({ code }) => code === visit.form['open']);
  if (!plan) return refused({ code: 'statistics/no-such-form' });
  const fresh = await db.transaction(tx => openRound(tx, [plan], year, visit.now));
  const forms = await formsWith(db, plan.questionnaires, year);
  const count = await db.transaction(tx => prefill(tx, forms, visit.now));
  const said = fresh.length > 0 ? t('opened', { count: fresh.length }) : t('refreshed', { count });
  return redirect(`${address}?jaar=${year}`, said);
}

/** `/leveringen`: what is delivered to whom by when, and how far everybody is. */
export function deliveriesRoute(app: App, world: World): void {
  const handler = (act: typeof showDeliveries) => show(world, keepers, visit => act(world, visit));
  app.get(address, { schema: { hide: true } }, handler(showDeliveries));
  app.post(address, { schema: { hide: true } }, handler(openOrFill));
}
