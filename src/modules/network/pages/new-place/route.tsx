import { parseDay } from '#platform/day.ts';
import type { App } from '#platform/http.ts';
import { sayFullDay } from '#web/day-words.ts';
import type { World } from '#web/plug.ts';
import { page, redirect, refused, show, type Shown, type Visit } from '#web/show.tsx';
import { translator } from '#web/words.ts';
import { addUnit } from '../../add-unit.ts';
import { network } from '../../read-network.ts';
import { unitKinds } from '../../unit.ts';
import { kindWords } from '../kind-words.ts';
import { type Faults, type Form, readParticulars } from '../place/form.ts';
import { partiesFrom } from '../place/present.ts';
import { NewPlaceView } from './view.tsx';
import { words } from './words.ts';

const address = '/beheer/nieuwe-plek';
const access = { audience: 'admin', role: 'admin' } as const;
const hidden = { schema: { hide: true } };

/** `/beheer/nieuwe-plek`: a place or party that is not there yet. */
export function newPlaceRoute(app: App, world: World): void {
  async function draw(visit: Visit, returned?: { form: Form; faults: Faults }): Promise<Shown> {
    const now = await network(world.db);
    const today = now.today(now.province.id, visit.now);
    const t = translator(words, visit.language);
    return page({
      title: t('title'),
      ...(returned && { status: 422 }),
      body: (
        <NewPlaceView
          t={t}
          kind={translator(kindWords, visit.language)}
          form={returned?.form ?? { kind: 'branch', from: today, weight: '1', requestsAllowed: 'yes' }}
          faults={returned?.faults ?? {}}
          parties={partiesFrom(now, today)}
        />
      ),
    });
  }

  app.get(
    address,
    hidden,
    show(world, access, visit => draw(visit)),
  );
  app.post(
    address,
    hidden,
    show(world, access, async visit => {
      const { form, viewer, language } = visit;
      const from = parseDay(form['from'] ?? '');
      const kind = unitKinds.find(known => known === form['kind']);
      if (!from || !kind)
        return draw(visit, {
          form,
          faults: { ...(!from && { from: 'no-day' as const }), ...(!kind && { kind: 'unknown' as const }) },
        });
      const code = (form['code'] ?? '').trim();
      const wish = { code, kind, from, particulars: readParticulars(form), mandates: viewer?.roles ?? [] };
      const answer = await world.db.transaction(tx => addUnit(tx, wish));
      if (answer.ok)
        return redirect(
          `/beheer/netwerk/${code}`,
          translator(words, language)('added', { day: sayFullDay(from, language) }),
        );
      return answer.refusal.code === 'network/change-unsound'
        ? draw(visit, { form, faults: answer.refusal.fields })
        : refused(answer.refusal);
    }),
  );
}
