import { network } from '#network';
import type { App } from '#platform/http.ts';
import type { World } from '#web/plug.ts';
import { page, redirect, show, type Shown, type Visit } from '#web/show.tsx';
import { translator } from '#web/words.ts';
import { actorOf, serves } from '../../actor.ts';
import { categories } from '../../categories.ts';
import { memberKinds } from '../../member.ts';
import { settingsOf } from '../../settings.ts';
import { signUp } from '../../sign-up.ts';
import { contactIn, dayIn, type Form, numberIn, textIn } from '../form.ts';
import { JoinView } from './view.tsx';
import { words } from './words.ts';

const hidden = { schema: { hide: true } };
/** How often one address may sign up: a family at one table, not a machine. */
const perAddress = { max: 10, timeWindow: 600_000 };

/** Draws the form; `atDesk` shows what only staff choose. */
async function ask(
  world: World,
  { language, now, viewer }: Visit,
  atDesk: boolean,
  returned?: { readonly form: Form; readonly error: string; readonly status: number },
): Promise<Shown> {
  const place = await network(world.db);
  const today = place.today(place.province.id, now);
  const by = viewer && actorOf(viewer);
  const homes = place
    .branches(today)
    .filter(({ id }) => !atDesk || (by !== undefined && serves(by, id, place, today)));
  const t = translator(words, language);
  return page({
    title: t(atDesk ? 'deskTitle' : 'title'),
    ...(returned && { status: returned.status }),
    body: (
      <JoinView
        atDesk={atDesk}
        homes={homes}
        categories={atDesk ? await categories(world.db) : []}
        alone={(await settingsOf(world.db, place))('guardian-until-age', place.province.id)}
        form={returned?.form ?? {}}
        error={returned?.error}
        today={today}
        language={language}
        t={t}
      />
    ),
  });
}

async function join(world: World, visit: Visit, atDesk: boolean): Promise<Shown> {
  const { form, now, language, viewer } = visit;
  const t = translator(words, language);
  const kind = memberKinds.find(known => known === form['kind']) ?? 'person';
  const answer = await world.db.transaction(tx =>
    signUp(tx, {
      ...contactIn(form),
      kind: atDesk ? kind : 'person',
      home: numberIn(form, 'home'),
      givenName: textIn(form, 'givenName') ?? '',
      familyName: textIn(form, 'familyName') ?? '',
      birthDay: dayIn(form, 'birthDay'),
      card: atDesk ? textIn(form, 'card') : undefined,
      password: atDesk ? textIn(form, 'password') : (form['password'] ?? ''),
      category: atDesk ? textIn(form, 'category') : undefined,
      at: now,
      by: atDesk && viewer ? actorOf(viewer) : undefined,
      unseen: t('identity'),
    }),
  );
  if (!answer.ok)
    return ask(world, visit, atDesk, {
      form,
      error: world.describe(answer.refusal, language),
      status: world.statusOf(answer.refusal),
    });
  const { card, member } = answer.value;
  return atDesk
    ? redirect(`/leden/${member}`, t('added', { card }))
    : redirect('/inloggen', t('welcome', { card }));
}

/** `/lid-worden` at home, `/leden/nieuw` at a desk. */
export function joinRoute(app: App, world: World): void {
  const desk = { audience: 'desk', role: ['desk', 'poi'] } as const;
  const home = { audience: 'resident' } as const;
  app.get(
    '/lid-worden',
    hidden,
    show(world, home, visit => ask(world, visit, false)),
  );
  app.post(
    '/lid-worden',
    { ...hidden, config: { rateLimit: perAddress } },
    show(world, home, visit => join(world, visit, false)),
  );
  app.get(
    '/leden/nieuw',
    hidden,
    show(world, desk, visit => ask(world, visit, true)),
  );
  app.post(
    '/leden/nieuw',
    hidden,
    show(world, desk, visit => join(world, visit, true)),
  );
}
