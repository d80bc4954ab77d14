import { parseDay } from '#platform/day.ts';
import type { App } from '#platform/http.ts';
import type { Tx } from '#platform/db.ts';
import type { Result } from '#platform/result.ts';
import { sayFullDay } from '#web/day-words.ts';
import type { World } from '#web/plug.ts';
import { page, redirect, refused, show, type Shown, type Visit } from '#web/show.tsx';
import { type TranslateOf, translator } from '#web/words.ts';
import { changeHours } from '../../change-hours.ts';
import { changeUnit } from '../../change-unit.ts';
import { endUnit } from '../../end-unit.ts';
import { keepHoliday } from '../../keep-holiday.ts';
import type { Mandate } from '../../mandate.ts';
import { network } from '../../read-network.ts';
import type { ChangeRefusal } from '../../refusals.ts';
import { shutDays } from '../../shut-days.ts';
import type { UnitId } from '../../unit.ts';
import { kindWords } from '../kind-words.ts';
import { type Faults, readChange, readEnd, readHoliday, readShut, readWeek } from './form.ts';
import { filled, type FormName, present } from './present.ts';
import { PlaceView } from './view.tsx';
import { words } from './words.ts';

/** Who changes which unit, in which words. */
interface Hand {
  readonly unit: UnitId;
  readonly mandates: readonly Mandate[];
  readonly visit: Visit;
  readonly t: TranslateOf<typeof words>;
}

/** What a form leads to: the verb's answer with what to say when it is done, or what is wrong in the form. */
type Outcome =
  | { readonly answer: Result<unknown, ChangeRefusal>; readonly say: string }
  | { readonly faults: Faults };

type Deed = (tx: Tx, hand: Hand) => Promise<Outcome>;

const change: Deed = async (tx, { unit, mandates, visit, t }) => {
  const read = readChange(visit.form);
  if ('faults' in read) return read;
  const { from, value } = read;
  const answer = await changeUnit(tx, { unit, from, change: value, mandates });
  return { answer, say: t('saved', { day: sayFullDay(from, visit.language) }) };
};

const hours: Deed = async (tx, { unit, mandates, visit, t }) => {
  const read = readWeek(visit.form);
  if ('faults' in read) return read;
  const { from, value } = read;
  const answer = await changeHours(tx, { unit, from, week: value, mandates });
  return { answer, say: t('saved', { day: sayFullDay(from, visit.language) }) };
};

const shut: Deed = async (tx, { unit, mandates, visit, t }) => {
  const read = readShut(visit.form);
  if ('faults' in read) return read;
  const answer = await shutDays(tx, { unit, mandates, ...read });
  return { answer, say: t('shutSaved', { count: answer.ok ? answer.value : 0 }) };
};

const open: Deed = async (tx, { unit, mandates, visit, t }) => {
  const day = parseDay(visit.form['day'] ?? '');
  if (!day) return { faults: { first: 'no-day' } };
  const answer = await shutDays(tx, { unit, first: day, last: day, reason: undefined, mandates });
  return { answer, say: t('shutSaved', { count: answer.ok ? answer.value : 0 }) };
};

const holiday: Deed = async (tx, { unit, mandates, visit, t }) => {
  const read = readHoliday(visit.form);
  if ('faults' in read) return read;
  const answer = await keepHoliday(tx, { unit, mandates, from: read.from, ...read.value });
  const changed = answer.ok && answer.value.changed;
  const day = sayFullDay(read.from, visit.language);
  return { answer, say: changed ? t('saved', { day }) : t('shutSaved', { count: 0 }) };
};

const end: Deed = async (tx, { unit, mandates, visit, t }) => {
  const read = readEnd(visit.form);
  if ('faults' in read) return read;
  const { last } = read;
  const heir = read.heir === undefined ? undefined : (await network(tx)).byCode(read.heir)?.id;
  const answer = await endUnit(tx, { unit, last, heir, mandates });
  const say = last ? t('endSaved', { day: sayFullDay(last, visit.language) }) : t('endTaken');
  return { answer, say };
};

const deeds: readonly { readonly address: string; readonly form: FormName; readonly deed: Deed }[] = [
  { address: 'gegevens', form: 'change', deed: change },
  { address: 'uren', form: 'hours', deed: hours },
  { address: 'dicht', form: 'shut', deed: shut },
  { address: 'open', form: 'shut', deed: open },
  { address: 'feestdag', form: 'holiday', deed: holiday },
  { address: 'stoppen', form: 'end', deed: end },
];

const access = { audience: 'admin', role: 'admin' } as const;
const hidden = { schema: { hide: true } };

/** The administrator's page of one unit, and the changes that can be made there. */
export function placeRoute(app: App, world: World): void {
  async function draw(visit: Visit, returned?: { form: FormName; faults: Faults }): Promise<Shown> {
    const now = await network(world.db);
    const unit = now.byCode(visit.params['code'] ?? '');
    if (!unit) return refused({ code: 'web/no-such-page' });
    const t = translator(words, visit.language);
    const place = present(now, unit.id, now.today(unit.id, visit.now));
    const forms = filled(place, t('withoutStaff'));
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
          forms={returned ? { ...forms, [returned.form]: visit.form } : forms}
          faults={returned ? { [returned.form]: returned.faults } : {}}
        />
      ),
    });
  }

  app.get(
    '/beheer/netwerk/:code',
    hidden,
    show(world, access, visit => draw(visit)),
  );
  for (const { address, form, deed } of deeds)
    app.post(
      `/beheer/netwerk/:code/${address}`,
      hidden,
      show(world, access, async visit => {
        const code = visit.params['code'] ?? '';
        const unit = (await network(world.db)).byCode(code)?.id;
        if (unit === undefined) return refused({ code: 'web/no-such-page' });
        const t = translator(words, visit.language);
        const hand = { unit, mandates: visit.viewer?.roles ?? [], visit, t };
        const outcome = await world.db.transaction(tx => deed(tx, hand));
        if ('faults' in outcome) return draw(visit, { form, faults: outcome.faults });
        const { answer, say } = outcome;
        if (answer.ok) return redirect(`/beheer/netwerk/${code}`, say);
        return answer.refusal.code === 'network/change-unsound'
          ? draw(visit, { form, faults: answer.refusal.fields })
          : refused(answer.refusal);
      }),
    );
}
