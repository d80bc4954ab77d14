import { type Day, parseDay } from '#platform/day.ts';
import type { App } from '#platform/http.ts';
import type { Result } from '#platform/result.ts';
import { sayFullDay } from '#web/day-words.ts';
import type { World } from '#web/plug.ts';
import { page, redirect, refused, show, type Shown, type Visit } from '#web/show.tsx';
import { translator } from '#web/words.ts';
import { changeHours } from '../../change-hours.ts';
import { changeUnit } from '../../change-unit.ts';
import { network } from '../../read-network.ts';
import type { ChangeRefusal } from '../../refusals.ts';
import { kindWords } from '../kind-words.ts';
import { type Faults, type Form, readChange, readWeek } from './form.ts';
import { filled, present } from './present.ts';
import { PlaceView } from './view.tsx';
import { words } from './words.ts';

/** A form that came back, with what is wrong in it. */
interface Returned {
  readonly which: 'change' | 'hours';
  readonly form: Form;
  readonly faults: Faults;
}

const access = { audience: 'admin', role: 'admin' } as const;
const hidden = { schema: { hide: true } };

/** The administrator's page of one unit, and the two changes that can be made there. */
export function placeRoute(app: App, world: World): void {
  async function draw(visit: Visit, returned?: Returned): Promise<Shown> {
    const now = await network(world.db);
    const unit = now.byCode(visit.params['code'] ?? '');
    if (!unit) return refused({ code: 'web/no-such-page' });
    const t = translator(words, visit.language);
    const place = present(now, unit.id, now.today(unit.id, visit.now));
    const forms = filled(place, t('withoutStaff'));
    const back = (which: Returned['which']) => (returned?.which === which ? returned : undefined);
    return page({
      title: place.unit.name,
      wide: true,
      ...(returned && { status: 422 }),
      body: (
        <PlaceView
          t={t}
          language={visit.language}
          place={place}
          kind={translator(kindWords, visit.language)(unit.kind)}
          change={back('change')?.form ?? forms.change}
          hours={back('hours')?.form ?? forms.hours}
          changeFaults={back('change')?.faults ?? {}}
          hoursFaults={back('hours')?.faults ?? {}}
        />
      ),
    });
  }

  /** Where a change leads: to the page with a message, back to the form with remarks, or to a refusal. */
  async function conclude(
    visit: Visit,
    which: Returned['which'],
    answer: Result<unknown, ChangeRefusal>,
  ): Promise<Shown> {
    if (!answer.ok)
      return answer.refusal.code === 'network/change-unsound'
        ? draw(visit, { which, form: visit.form, faults: answer.refusal.fields })
        : refused(answer.refusal);
    const day: Day | undefined = parseDay(visit.form['from'] ?? '');
    const said = day === undefined ? '' : sayFullDay(day, visit.language);
    return redirect(
      `/beheer/netwerk/${visit.params['code']}`,
      translator(words, visit.language)('saved', { day: said }),
    );
  }

  const unitOf = async (visit: Visit) => (await network(world.db)).byCode(visit.params['code'] ?? '')?.id;
  const mandatesOf = (visit: Visit) => visit.viewer?.roles ?? [];

  const change = show(world, access, async visit => {
    const unit = await unitOf(visit);
    const read = readChange(visit.form);
    if (unit === undefined) return refused({ code: 'web/no-such-page' });
    if ('faults' in read) return draw(visit, { which: 'change', form: visit.form, faults: read.faults });
    const { from, value } = read;
    const answer = await world.db.transaction(tx =>
      changeUnit(tx, { unit, from, change: value, mandates: mandatesOf(visit) }),
    );
    return conclude(visit, 'change', answer);
  });

  const hours = show(world, access, async visit => {
    const unit = await unitOf(visit);
    const read = readWeek(visit.form);
    if (unit === undefined) return refused({ code: 'web/no-such-page' });
    if ('faults' in read) return draw(visit, { which: 'hours', form: visit.form, faults: read.faults });
    const { from, value } = read;
    const answer = await world.db.transaction(tx =>
      changeHours(tx, { unit, from, week: value, mandates: mandatesOf(visit) }),
    );
    return conclude(visit, 'hours', answer);
  });

  app.get(
    '/beheer/netwerk/:code',
    hidden,
    show(world, access, visit => draw(visit)),
  );
  app.post('/beheer/netwerk/:code/gegevens', hidden, change);
  app.post('/beheer/netwerk/:code/uren', hidden, hours);
}
