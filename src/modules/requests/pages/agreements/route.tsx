import { arrange, network } from '#network';
import type { App } from '#platform/http.ts';
import { sayFullDay } from '#web/day-words.ts';
import type { World } from '#web/plug.ts';
import { page, redirect, redirectInVain, show, type Shown, type Visit } from '#web/show.tsx';
import { translator } from '#web/words.ts';
import { requestTerms } from '../../agreements.ts';
import { type Fault, type Form, formOf, readForm } from './form.ts';
import { AgreementsView } from './view.tsx';
import { words } from './words.ts';

const address = '/poi/afspraken';
const access = { audience: 'poi', role: 'poi' } as const;
const hidden = { schema: { hide: true } };

/** `/poi/afspraken`: what organisations agreed about requests. */
export function agreementRoutes(app: App, world: World): void {
  const draw = async (
    { now, language, query }: Visit,
    returned?: { readonly form: Form; readonly faults: Readonly<Record<string, Fault>> },
  ): Promise<Shown> => {
    const place = await network(world.db);
    const today = place.today(place.province.id, now);
    const agreements = place.book.agreements
      .filter(one => requestTerms(one).requests !== undefined)
      .toSorted((a, b) => a.code.localeCompare(b.code) || b.from.localeCompare(a.from));
    const chosen = agreements.find(({ id }) => id === Number(query['afspraak']));
    const empty: Form = { from: today, tier: '0', returns: 'home', shelfMost: '3', newDays: '90' };
    return page({
      title: translator(words, language)('title'),
      wide: true,
      ...(returned && { status: 422 }),
      body: (
        <AgreementsView
          agreements={agreements}
          organisations={place.units('organisation', today)}
          place={place}
          form={returned?.form ?? (chosen ? formOf(chosen, place, today) : empty)}
          faults={returned?.faults ?? {}}
          language={language}
        />
      ),
    });
  };
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
      const place = await network(world.db);
      const known = place.book.agreements.findLast(({ code }) => code === (form['code'] ?? '').trim());
      const read = readForm(form, known, place);
      if ('faults' in read) return draw(visit, { form, faults: read.faults });
      const t = translator(words, language);
      const answer = await world.db.transaction(tx =>
        arrange(tx, { ...read.wish, mandates: viewer?.roles ?? [] }),
      );
      if (!answer.ok)
        return redirectInVain(
          address,
          answer.refusal.code === 'network/change-unsound'
            ? t('refused')
            : world.describe(answer.refusal, language),
        );
      const day = sayFullDay(read.wish.from, language);
      return redirect(address, t(answer.value.changed ? 'saved' : 'unchanged', { day }));
    }),
  );
}
