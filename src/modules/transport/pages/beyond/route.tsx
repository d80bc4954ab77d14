import { actorOf } from '#people';
import type { App } from '#platform/http.ts';
import { only } from '#platform/result.ts';
import { sayFullDay } from '#web/day-words.ts';
import type { World } from '#web/plug.ts';
import { page, redirect, redirectInVain, show, type Shown, type Visit } from '#web/show.tsx';
import { translator } from '#web/words.ts';
import { countBeyond } from '../../count-beyond.ts';
import { type Faults, readBeyondForm } from './form.ts';
import { loadBeyond } from './load.ts';
import { BeyondView } from './view.tsx';
import { words } from './words.ts';

const address = '/poi/vervoer';
const access = { audience: 'poi', role: 'poi' } as const;
const hidden = { schema: { hide: true } };
const said = { first: 'first', corrected: 'corrected', none: 'unchanged' } as const;

/** `/poi/vervoer`: requests and handlings apart, and where the hub counts what went beyond the province. */
export function beyondRoutes(app: App, world: World): void {
  const draw = async ({ form, now, language }: Visit, faults: Faults = {}): Promise<Shown> =>
    page({
      title: translator(words, language)('title'),
      status: Object.keys(faults).length > 0 ? 422 : 200,
      body: (
        <BeyondView shown={await loadBeyond(world.db, now)} form={form} faults={faults} language={language} />
      ),
    });
  app.get(
    address,
    hidden,
    show(world, access, visit => draw(visit)),
  );
  app.post(
    address,
    hidden,
    show(world, access, async visit => {
      const { form, viewer, now: at, language } = visit;
      const wish = readBeyondForm(form);
      if ('faults' in wish) return draw(visit, wish.faults);
      if (!viewer) return redirect('/inloggen');
      const by = actorOf(viewer);
      const answer = await world.db.transaction(async tx =>
        only(await countBeyond(tx, [{ ...wish, at, by }])),
      );
      if (!answer.ok) return redirectInVain(address, world.describe(answer.refusal, language));
      const day = sayFullDay(wish.day, language);
      return redirect(address, translator(words, language)(said[answer.value.change], { day }));
    }),
  );
}
