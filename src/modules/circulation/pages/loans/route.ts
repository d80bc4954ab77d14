import { network } from '#network';
import { actorOf } from '#people';
import type { App } from '#platform/http.ts';
import { only } from '#platform/result.ts';
import { sayDay } from '#web/day-words.ts';
import type { World } from '#web/plug.ts';
import { redirect, redirectInVain, type Shown, show, type Visit } from '#web/show.tsx';
import { translator } from '#web/words.ts';
import { openLoan } from '../../reading.ts';
import { renew } from '../../renew.ts';
import { words } from './words.ts';

/** Renews the loan of the form and says on the page that follows how that went. */
async function renewAndSay(world: World, visit: Visit, back: string): Promise<Shown> {
  const { viewer, form, now, language } = visit;
  if (!viewer) return redirect('/inloggen');
  const loan = Number(form['loan']);
  const before = Number.isSafeInteger(loan) ? await openLoan(world.db, loan) : undefined;
  if (!before) return redirectInVain(back, world.describe({ code: 'circulation/not-on-loan' }, language));
  const answer = await world.db.transaction(async tx =>
    only(await renew(tx, [{ loan, at: now, by: actorOf(viewer) }])),
  );
  if (!answer.ok) return redirectInVain(back, world.describe(answer.refusal, language));
  const { dueDay, unit } = answer.value;
  const today = (await network(world.db)).today(unit, now);
  const said = dueDay === before.dueDay ? 'unchanged' : 'renewed';
  return redirect(back, translator(words, language)(said, { day: sayDay(dueDay, today, language) }));
}

/** The two places where a button renews a loan: the member's own account, and the desk's view of a member. */
export function loanRoutes(app: App, world: World): void {
  app.post(
    '/mijn/verlengen',
    { schema: { hide: true } },
    show(world, { audience: 'resident', role: 'member' }, visit => renewAndSay(world, visit, '/mijn')),
  );
  app.post(
    '/balie/lid/:member/verlengen',
    { schema: { hide: true } },
    show(world, { audience: 'desk', role: 'desk' }, visit =>
      renewAndSay(world, visit, `/balie/lid/${Number(visit.params['member'])}`),
    ),
  );
}
