import type { App } from '#platform/http.ts';
import { askJob } from '#platform/jobs.ts';
import type { World } from '#web/plug.ts';
import { redirect, refused, show } from '#web/show.tsx';
import { translator } from '#web/words.ts';
import { goOn } from '../../store/delivery.ts';
import { mayUndo } from '../../ways/undo.ts';
import { numberIn } from '../address.ts';
import { words } from './words.ts';

const access = { audience: 'admin', role: 'admin' } as const;
const hidden = { schema: { hide: true } };

/** What can be decided about a delivery: whether records are gone, and taking it back. Both are done as a job. */
export function actsRoute(app: App, world: World): void {
  const answer = show(world, access, async ({ params, form, language }) => {
    const delivery = numberIn(params['delivery']);
    const gone = form['missing'] === 'gone';
    const heard = await world.db.transaction(async tx => {
      if ((await goOn(tx, delivery)) === 0) return false;
      await askJob(tx, 'intake/answer', { delivery, gone });
      return true;
    });
    if (!heard) return refused({ code: 'intake/no-such-delivery' });
    return redirect(`/beheer/intake/${delivery}`, translator(words, language)('answered'));
  });
  const takeBack = show(world, access, async ({ params, form, language, viewer }) => {
    const what = { delivery: numberIn(params['delivery']), leaveLater: form['leaveLater'] === 'yes' };
    const may = await mayUndo(world.db, what);
    if (!may.ok) return refused(may.refusal);
    const key = `intake-undo-${what.delivery}`;
    await world.db.transaction(tx => askJob(tx, 'intake/undo', { ...what, by: viewer?.name }, { key }));
    return redirect('/beheer/intake', translator(words, language)('undoing'));
  });
  app.post('/beheer/intake/:delivery/antwoord', hidden, answer);
  app.post('/beheer/intake/:delivery/terug', hidden, takeBack);
}
