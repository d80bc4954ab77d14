import { network } from '#network';
import { type Actor, actorOf } from '#people';
import { dayIn, parseDay } from '#platform/day.ts';
import type { App } from '#platform/http.ts';
import { only } from '#platform/result.ts';
import { sayFullDay } from '#web/day-words.ts';
import type { World } from '#web/plug.ts';
import { page, redirect, redirectInVain, refused, type Shown, show, type Visit } from '#web/show.tsx';
import { translator } from '#web/words.ts';
import { estimateVisits } from '../../estimate-visits.ts';
import { recordVisits } from '../../record-visits.ts';
import { readVisitForm, type VisitErrors } from './form.ts';
import { loadVisits } from './load.ts';
import { VisitsView } from './view.tsx';
import { words } from './words.ts';

const address = '/balie/bezoek';

async function showVisits(world: World, visit: Visit, by: Actor, errors: VisitErrors = {}): Promise<Shown> {
  const { language, form, now } = visit;
  const today = dayIn(world.zone, now);
  const shown = await loadVisits(world.db, by, today);
  return page({
    title: translator(words, language)('title'),
    status: Object.keys(errors).length > 0 ? 422 : 200,
    body: <VisitsView shown={shown} today={today} form={form} errors={errors} language={language} />,
  });
}

async function saveVisits(world: World, visit: Visit, by: Actor): Promise<Shown> {
  const { form, now, language } = visit;
  const wish = readVisitForm(form);
  if ('errors' in wish) return showVisits(world, visit, by, wish.errors);
  const { unit, day } = wish;
  const place = (await network(world.db)).branches(day).find(({ id }) => id === unit);
  if (!place) return refused({ code: 'statistics/unknown-place' });
  const answer = await world.db.transaction(async tx =>
    only(await recordVisits(tx, [{ ...wish, at: now, by }])),
  );
  if (!answer.ok) return refused(answer.refusal);
  const { total, change } = answer.value;
  const said = change === 0 ? 'unchanged' : change === total ? 'saved' : 'corrected';
  const facts = { total, change, place: place.name, day: sayFullDay(day, language) };
  return redirect(address, translator(words, language)(said, facts));
}

async function estimate(world: World, visit: Visit, by: Actor): Promise<Shown> {
  const { form, now: at, language } = visit;
  const [from, until] = [parseDay(form['van'] ?? ''), parseDay(form['tot'] ?? '')];
  const unit = (await network(world.db))
    .branches(dayIn(world.zone, at))
    .find(({ id }) => id === Number(form['vestiging']))?.id;
  if (!from || !until || unit === undefined) return refused({ code: 'statistics/not-a-gap' });
  const answer = await world.db.transaction(tx => estimateVisits(tx, { unit, from, until, at, by }));
  if (!answer.ok) return redirectInVain(address, world.describe(answer.refusal, language));
  const total = answer.value.reduce((sum, { amount }) => sum + amount, 0);
  return redirect(address, translator(words, language)('filled', { count: answer.value.length, total }));
}

/** `/balie/bezoek`: how many people came in, entered by hand. */
export function visitsRoute(app: App, world: World): void {
  const handler = (act: typeof showVisits) =>
    show(world, { audience: 'desk', role: 'desk' }, async visit =>
      visit.viewer ? act(world, visit, actorOf(visit.viewer)) : redirect('/inloggen'),
    );
  app.get(address, { schema: { hide: true } }, handler(showVisits));
  app.post(address, { schema: { hide: true } }, handler(saveVisits));
  app.post(`${address}/schatten`, { schema: { hide: true } }, handler(estimate));
}
