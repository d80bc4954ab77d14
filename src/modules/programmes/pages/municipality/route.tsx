import { type Network, network, type Unit } from '#network';
import { type Actor, actorOf } from '#people';
import type { App } from '#platform/http.ts';
import type { World } from '#web/plug.ts';
import { page, redirect, redirectInVain, refused, show, type Shown, type Visit } from '#web/show.tsx';
import { translator } from '#web/words.ts';
import { changePlan, type PlanChange } from '../../change-plan.ts';
import { loadPlan, municipalitiesOf } from './load.ts';
import { AgreementView } from './agreement-view.tsx';
import { MunicipalitiesView, PlanView } from './view.tsx';
import { words } from './words.ts';

const hidden = { schema: { hide: true } };

interface Reading {
  readonly place: Network;
  readonly municipality: Unit;
  readonly year: number;
  readonly by: Actor;
}

const yearIn = (text: string | undefined, now: Date): number =>
  /^20\d{2}$/.test(text ?? '') ? Number(text) : now.getUTCFullYear();

/** A page of one municipality, for who may look at it. */
const about = (world: World, handler: (visit: Visit, reading: Reading) => Promise<Shown>) =>
  show(world, { audience: 'poi', role: ['municipality', 'poi'] }, async visit => {
    if (!visit.viewer) return redirect('/inloggen');
    const by = actorOf(visit.viewer);
    const place = await network(world.db);
    const municipality = municipalitiesOf(place, by, visit.now).find(
      ({ code }) => code === visit.params['municipality'],
    );
    if (!municipality) return refused({ code: 'web/not-for-you' });
    const year = yearIn(visit.form['jaar'] ?? visit.query['jaar'], visit.now);
    return handler(visit, { place, municipality, year, by });
  });

async function change(
  world: World,
  { now, form, language }: Visit,
  { municipality, year, by }: Reading,
  what: Pick<PlanChange, 'verb' | 'choices'>,
): Promise<Shown> {
  const wish = { ...what, municipality: municipality.id, year, reason: form['reden'] ?? '', at: now, by };
  const answer = await world.db.transaction(tx => changePlan(tx, wish));
  const back = `/gemeente/${municipality.code}?jaar=${year}`;
  return answer.ok
    ? redirect(back, translator(words, language)('saved'))
    : redirectInVain(back, world.describe(answer.refusal, language));
}

/** `/gemeente`: what municipalities chose from the offer, what was done, reached and spent, with its agreement. */
export function municipalityRoutes(app: App, world: World): void {
  app.get(
    '/gemeente',
    hidden,
    show(world, { audience: 'poi', role: ['municipality', 'poi'] }, async ({ viewer, now, language }) => {
      if (!viewer) return redirect('/inloggen');
      const all = municipalitiesOf(await network(world.db), actorOf(viewer), now);
      const [only] = all;
      const year = now.getUTCFullYear();
      if (only && all.length === 1) return redirect(`/gemeente/${only.code}?jaar=${year}`);
      const shown = { municipalities: all, year, language };
      return page({ title: translator(words, language)('list'), body: <MunicipalitiesView {...shown} /> });
    }),
  );
  app.get(
    '/gemeente/:municipality',
    hidden,
    about(world, async ({ now, language }, { place, municipality, year, by }) => {
      const shown = await loadPlan(world.db, place, { municipality, year, by, now });
      return page({
        title: translator(words, language)('title', { name: municipality.name, year: String(year) }),
        wide: true,
        body: <PlanView shown={shown} place={place} language={language} />,
      });
    }),
  );
  app.get(
    '/gemeente/:municipality/overeenkomst',
    hidden,
    about(world, async ({ now, language }, { place, municipality, year, by }) => {
      const shown = await loadPlan(world.db, place, { municipality, year, by, now });
      return page({
        title: translator(words, language)('agreement', { year: String(year) }),
        wide: true,
        body: <AgreementView shown={shown} place={place} language={language} />,
      });
    }),
  );
  app.post(
    '/gemeente/:municipality',
    hidden,
    about(world, (visit, reading) => {
      const choices = Object.entries(visit.form).flatMap(([name, value]) =>
        name.startsWith('aantal-') ? [{ offer: name.slice(7), amount: Number(value) }] : [],
      );
      return change(world, visit, reading, { verb: 'choose', choices });
    }),
  );
  app.post(
    '/gemeente/:municipality/stap',
    hidden,
    about(world, (visit, reading) => {
      const verb = (['request', 'agree', 'reopen'] as const).find(known => known === visit.form['stap']);
      return verb
        ? change(world, visit, reading, { verb })
        : Promise.resolve(refused({ code: 'web/not-for-you' }));
    }),
  );
}
