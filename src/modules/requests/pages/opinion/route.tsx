import { network } from '#network';
import type { App } from '#platform/http.ts';
import type { World } from '#web/plug.ts';
import { page, refused, show, type Shown, type Visit } from '#web/show.tsx';
import { translator } from '#web/words.ts';
import { giveOpinion } from '../../opinions/opinion.ts';
import { hasInvitation } from '../../store/opinions.ts';
import { OpinionView, ThanksView } from './view.tsx';
import { words } from './words.ts';

const hidden = { schema: { hide: true } };

/** `/mening/:code`: two questions after picking something up, for whoever has the link. */
export function opinionRoutes(app: App, world: World): void {
  const ask = async ({ params, form, now, language }: Visit, problem?: string): Promise<Shown> => {
    const code = params['code'] ?? '';
    const place = await network(world.db);
    if (!(await hasInvitation(world.db, code, place.today(place.province.id, now))))
      return refused({ code: 'requests/opinion-closed' });
    const t = translator(words, language);
    return page({
      title: t('title'),
      ...(problem !== undefined && { status: 422 }),
      body: <OpinionView code={code} form={form} problem={problem} t={t} />,
    });
  };
  app.get(
    '/mening/:code',
    hidden,
    show(world, { audience: 'resident' }, visit => ask(visit)),
  );
  app.post(
    '/mening/:code',
    hidden,
    show(world, { audience: 'resident' }, async visit => {
      const { params, form, now, language } = visit;
      const opinion = {
        code: params['code'] ?? '',
        mark: Number(form['cijfer']),
        better: form['beter'],
        at: now,
      };
      const answer = await world.db.transaction(tx => giveOpinion(tx, opinion));
      const t = translator(words, language);
      if (answer.ok) return page({ title: t('thanks'), body: <ThanksView t={t} /> });
      return answer.refusal.code === 'requests/opinion-unsound'
        ? ask(visit, world.describe(answer.refusal, language))
        : refused(answer.refusal);
    }),
  );
}
