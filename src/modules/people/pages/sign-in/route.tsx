import type { App } from '#platform/http.ts';
import type { World } from '#web/plug.ts';
import { ownAddress, page, redirect, show, type Visit } from '#web/show.tsx';
import { translator } from '#web/words.ts';
import { noteFailure, signIn } from '../../sign-in.ts';
import { landingOf } from './landing.ts';
import { SignInView } from './view.tsx';
import { words } from './words.ts';

/** How often one address may try, whatever the login: a desk full of colleagues, not a guessing machine. */
const triesPerAddress = { max: 30, timeWindow: 60_000 };

const longest = 200;

/** Signing in and out. */
export function signInRoute(app: App, world: World): void {
  const say = (visit: Visit) => translator(words, visit.language, world.zone);

  const ask = show(world, { audience: 'resident' }, async visit => {
    const t = say(visit);
    return page({ title: t('title'), body: <SignInView t={t} login="" back={visit.query['terug'] ?? ''} /> });
  });

  const answer = show(world, { audience: 'resident' }, async visit => {
    const { login = '', password = '', terug: back = '' } = visit.form;
    const who = await signIn(world.db, login.slice(0, longest), password.slice(0, longest), visit.now);
    if (who.ok) {
      await visit.signIn(who.value);
      return redirect(ownAddress(back, landingOf(who.value)));
    }
    if (who.refusal.code === 'people/wrong-sign-in')
      await world.db.transaction(tx => noteFailure(tx, login.slice(0, longest), visit.now));
    const t = say(visit);
    return page({
      title: t('title'),
      status: world.statusOf(who.refusal),
      body: (
        <SignInView t={t} login={login} back={back} error={world.describe(who.refusal, visit.language)} />
      ),
    });
  });

  const leave = show(world, { audience: 'resident' }, async visit => {
    await visit.signOut();
    return redirect('/', say(visit)('signedOut'));
  });

  app.get('/inloggen', { schema: { hide: true } }, ask);
  app.post('/inloggen', { schema: { hide: true }, config: { rateLimit: triesPerAddress } }, answer);
  app.post('/uitloggen', { schema: { hide: true } }, leave);
}
