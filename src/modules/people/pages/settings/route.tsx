import { network } from '#network';
import type { App } from '#platform/http.ts';
import type { World } from '#web/plug.ts';
import { page, redirect, refused, show, type Shown, type Visit } from '#web/show.tsx';
import { translator } from '#web/words.ts';
import { actorOf } from '../../actor.ts';
import { chooseSetting, settingNames, settingsOf } from '../../settings.ts';
import { numberIn } from '../form.ts';
import { SettingsView } from './view.tsx';
import { words } from './words.ts';

const address = '/beheer/leden';
const access = { audience: 'admin', role: 'admin' } as const;
const hidden = { schema: { hide: true } };

async function ask(world: World, { query, language, now }: Visit): Promise<Shown> {
  const place = await network(world.db);
  const organisations = place.units('organisation', place.today(place.province.id, now));
  const chosen = organisations.find(({ id }) => id === numberIn(query, 'voor'));
  const setting = await settingsOf(world.db, place);
  const t = translator(words, language);
  return page({
    title: t('title'),
    body: (
      <SettingsView
        organisations={organisations}
        chosen={chosen}
        valueOf={name => setting(name, chosen?.id ?? place.province.id)}
        t={t}
      />
    ),
  });
}

async function choose(world: World, { form, viewer, now, language }: Visit): Promise<Shown> {
  if (!viewer) return refused({ code: 'web/not-for-you' });
  const organisation = numberIn(form, 'voor') || undefined;
  const by = actorOf(viewer);
  const place = await network(world.db);
  const before = await settingsOf(world.db, place);
  const answer = await world.db.transaction(async tx => {
    for (const name of settingNames) {
      const value = Number(form[name]);
      // what is left as it was goes on following the province
      if (value === before(name, organisation ?? place.province.id)) continue;
      const chosen = await chooseSetting(tx, { organisation, name, value, at: now, by });
      if (!chosen.ok) return chosen;
    }
    return undefined;
  });
  if (answer) return refused(answer.refusal);
  return redirect(`${address}?voor=${organisation ?? ''}`, translator(words, language)('saved'));
}

/** `/beheer/leden`: terms of membership and of keeping, for the province or one organisation. */
export function settingsRoute(app: App, world: World): void {
  app.get(
    address,
    hidden,
    show(world, access, visit => ask(world, visit)),
  );
  app.post(
    address,
    hidden,
    show(world, access, visit => choose(world, visit)),
  );
}
