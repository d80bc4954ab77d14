import { actorOf } from '#people';
import type { App } from '#platform/http.ts';
import { only } from '#platform/result.ts';
import type { World } from '#web/plug.ts';
import { redirect, type Shown, show, type Visit } from '#web/show.tsx';
import { translator } from '#web/words.ts';
import { withdrawRequests } from '../../withdraw-requests.ts';
import { words } from './words.ts';

/** Ends the request of the form and says on the page that follows how that went. */
async function stopAndSay(world: World, visit: Visit, back: string): Promise<Shown> {
  const { viewer, form, now, language } = visit;
  if (!viewer) return redirect('/inloggen');
  const request = Number(form['request']);
  if (!Number.isSafeInteger(request))
    return redirect(back, world.describe({ code: 'requests/unknown-request' }, language));
  const answer = await world.db.transaction(async tx =>
    only(await withdrawRequests(tx, [{ request, at: now, by: actorOf(viewer) }])),
  );
  if (!answer.ok) return redirect(back, world.describe(answer.refusal, language));
  return redirect(back, translator(words, language)('stopped'));
}

/** The two places where a button ends a request: the member's own account, and the desk's view of a member. */
export function wishRoutes(app: App, world: World): void {
  app.post(
    '/mijn/aanvraag/stoppen',
    { schema: { hide: true } },
    show(world, { audience: 'resident', role: 'member' }, visit => stopAndSay(world, visit, '/mijn')),
  );
  app.post(
    '/balie/lid/:member/aanvraag/stoppen',
    { schema: { hide: true } },
    show(world, { audience: 'desk', role: 'desk' }, visit =>
      stopAndSay(world, visit, `/balie/lid/${Number(visit.params['member'])}`),
    ),
  );
}
