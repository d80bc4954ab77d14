import type { Unit } from '#network';
import { staffNames } from '#people';
import { dayIn, instantIn, parseDay } from '#platform/day.ts';
import type { App } from '#platform/http.ts';
import type { Refusal, Result } from '#platform/result.ts';
import { Heading } from '#web/parts/heading.tsx';
import { Link } from '#web/parts/link.tsx';
import type { World } from '#web/plug.ts';
import { page, redirect, redirectInVain, type Shown, type Visit } from '#web/show.tsx';
import { translator } from '#web/words.ts';
import { planActivities } from '../../plan-activities.ts';
import { programmesOn } from '../../programme.ts';
import { insertRooms, meetingsOf, readActivities, roomsOf } from '../../store/activities.ts';
import { meetingsBetween } from '../../store/door.ts';
import { readProgrammes, readTemplates } from '../../store/programmes.ts';
import { changesOf } from '../../store/changes.ts';
import { reachOf } from '../../store/reach.ts';
import { activeOf } from '../../store/registrations.ts';
import { asMaker, type Maker } from './as-maker.ts';
import { MadeView } from './activity-view.tsx';
import { changeByForm } from './change.ts';
import { changeWords } from './change-words.ts';
import { type Form, readPlans } from './form.ts';
import { fromTemplate, NewView } from './new-view.tsx';
import { PlannerView, ReachView } from './planner-view.tsx';
import { RoomsView } from './rooms-view.tsx';
import { changeFromHere } from './series.ts';
import { words } from './words.ts';

const hidden = { schema: { hide: true } };

const idsOf = (units: readonly Unit[]) => units.map(({ id }) => id);

async function planner(world: World, { query, now, language }: Visit, { units }: Maker): Promise<Shown> {
  const asked = `${query['maand'] ?? ''}-01`;
  const first = parseDay(asked) ?? parseDay(`${dayIn(world.zone, now).slice(0, 7)}-01`) ?? '2000-01-01';
  const month = first.slice(0, 7);
  const next = new Date(Date.UTC(Number(first.slice(0, 4)), Number(first.slice(5, 7)), 1));
  const after = parseDay(next.toISOString().slice(0, 10)) ?? first;
  const unit = units.find(({ code }) => code === query['bij']);
  const meetings = await meetingsBetween(
    world.db,
    unit ? [unit.id] : idsOf(units),
    instantIn(world.zone, first, '00:00'),
    instantIn(world.zone, after, '00:00'),
  );
  const shown = { meetings, units, chosen: unit?.code ?? '', month, zone: world.zone, language };
  return page({
    title: translator(words, language)('planner'),
    wide: true,
    body: <PlannerView {...shown} />,
  });
}

async function newPage(
  world: World,
  { query, now, language }: Visit,
  { place, units }: Maker,
  returned?: { readonly form: Form; readonly wrong?: string; readonly error: string },
): Promise<Shown> {
  const today = dayIn(world.zone, now);
  const templates = await readTemplates(world.db);
  const known = programmesOn(await readProgrammes(world.db), today);
  const template = templates.find(({ id }) => String(id) === query['sjabloon']);
  const begin: Form = {
    dicht: 'yes',
    drempelvrij: 'yes',
    doelgroep: 'everyone',
    ...(template && fromTemplate(template)),
  };
  const programmes = [...known.values()]
    .filter(({ counts }) => counts === 'meeting')
    .map(({ code, nameNl, nameEn }) => ({ value: code, label: language === 'nl' ? nameNl : nameEn }));
  return page({
    title: translator(words, language)('newTitle'),
    ...(returned && { status: 422 }),
    body: (
      <NewView
        units={units}
        everywhere={place.branches(today)}
        rooms={await roomsOf(world.db, idsOf(units))}
        programmes={programmes}
        templates={templates}
        form={returned?.form ?? begin}
        wrong={returned?.wrong}
        error={returned?.error}
        language={language}
      />
    ),
  });
}

const firstRefusal = <T,>(answers: readonly Result<T>[]): Refusal | undefined =>
  answers.flatMap(answer => (answer.ok ? [] : [answer.refusal]))[0];

async function plan(world: World, visit: Visit, maker: Maker): Promise<Shown> {
  const { form, now, language } = visit;
  const t = translator(words, language);
  const plans = readPlans(form, maker.place, now, maker.by);
  if ('wrong' in plans)
    return newPage(world, visit, maker, {
      form,
      wrong: plans.wrong,
      error: world.describe({ code: 'programmes/not-understood', field: plans.wrong } as Refusal, language),
    });
  // All or nothing: a series with a gap where the room was taken is not what was asked for.
  const answers = await world.db.transaction(async tx => {
    const made = await planActivities(tx, plans);
    const refusal = firstRefusal(made);
    return refusal ? { ok: false as const, refusal } : made;
  });
  if ('refusal' in answers)
    return newPage(world, visit, maker, { form, error: world.describe(answers.refusal, language) });
  const [first] = answers;
  const to = first?.ok ? `/programma/${first.value.activity}` : '/programma';
  return redirect(to, t('planned', { count: answers.length }));
}

async function made(world: World, { params, now, language }: Visit, { place, units }: Maker): Promise<Shown> {
  const t = translator(words, language);
  const id = /^[1-9]\d{0,14}$/.test(params['activity'] ?? '') ? Number(params['activity']) : 0;
  const [activity] = await readActivities(world.db, [id]);
  if (!activity || !units.some(unit => unit.id === activity.unit))
    return page({
      title: t('unknown'),
      status: 404,
      body: (
        <>
          <Heading level={1}>{t('unknown')}</Heading>
          <Link href="/programma">{t('back')}</Link>
        </>
      ),
    });
  const [meetings, people, rooms, changes] = await Promise.all([
    meetingsOf(world.db, [id]),
    activeOf(world.db, [id]),
    roomsOf(world.db, [activity.unit]),
    changesOf(world.db, id),
  ]);
  const who = changes.flatMap(({ staff }) => staff ?? []);
  const nameOf = await staffNames(world.db, who);
  const shown = { activity, meetings, people, rooms, units, changes, nameOf, place, now, language };
  return page({ title: activity.title, body: <MadeView {...shown} /> });
}

const change = (world: World, verb: 'moved' | 'cancelled') =>
  asMaker(world, async (visit, { by, place }) => {
    const { params, form, now, language } = visit;
    const meeting = /^[1-9]\d{0,14}$/.test(params['meeting'] ?? '') ? Number(params['meeting']) : 0;
    const done = await changeFromHere(world.db, place, { meeting, form, verb, at: now, by });
    const back = done.activity === 0 ? '/programma' : `/programma/${done.activity}`;
    return done.refusal
      ? redirectInVain(back, world.describe(done.refusal, language))
      : redirect(back, translator(words, language)(verb, { count: done.count }));
  });

async function saveRoom(world: World, { form, language }: Visit, { units }: Maker): Promise<Shown> {
  const unit = units.find(({ code }) => code === form['vestiging']);
  const [name, seats] = [(form['naam'] ?? '').trim().slice(0, 100), Number(form['zitplaatsen'])];
  const back = '/programma/ruimtes';
  if (!unit || name === '' || !Number.isInteger(seats) || seats < 1 || seats > 2000)
    return redirectInVain(
      back,
      world.describe({ code: 'programmes/not-understood', field: 'naam' } as Refusal, language),
    );
  const stepFree = form['drempelvrij'] === 'yes';
  await world.db.transaction(tx => insertRooms(tx, [{ unit: unit.id, name, seats, stepFree }]));
  return redirect(back, translator(words, language)('roomSaved', { name }));
}

/** `/programma`: for who makes programmes: a month, a new activity or series, moving and calling off, reach, rooms. */
export function makersRoutes(app: App, world: World): void {
  app.get(
    '/programma',
    hidden,
    asMaker(world, (visit, maker) => planner(world, visit, maker)),
  );
  app.get(
    '/programma/nieuw',
    hidden,
    asMaker(world, (visit, maker) => newPage(world, visit, maker)),
  );
  app.post(
    '/programma/nieuw',
    hidden,
    asMaker(world, (visit, maker) => plan(world, visit, maker)),
  );
  app.get(
    '/programma/bereik',
    hidden,
    asMaker(world, async ({ query, now, language }, { units }) => {
      const year = /^\d{4}$/.test(query['jaar'] ?? '') ? Number(query['jaar']) : now.getUTCFullYear();
      const rows = await reachOf(world.db, idsOf(units), `${year}-01-01`, `${year}-12-31`);
      const known = programmesOn(await readProgrammes(world.db), `${year}-12-31`);
      const nameOf = (code: string) => known.get(code)?.[language === 'nl' ? 'nameNl' : 'nameEn'] ?? code;
      const shown = { rows, nameOf, year, language };
      return page({
        title: translator(words, language)('reach'),
        wide: true,
        body: <ReachView {...shown} />,
      });
    }),
  );
  app.get(
    '/programma/ruimtes',
    hidden,
    asMaker(world, async ({ language }, { units }) => {
      const shown = { rooms: await roomsOf(world.db, idsOf(units)), units, language };
      return page({ title: translator(words, language)('rooms'), body: <RoomsView {...shown} /> });
    }),
  );
  app.post(
    '/programma/ruimtes',
    hidden,
    asMaker(world, (visit, maker) => saveRoom(world, visit, maker)),
  );
  app.get(
    '/programma/:activity',
    hidden,
    asMaker(world, (visit, maker) => made(world, visit, maker)),
  );
  app.post(
    '/programma/:activity/wijzig',
    hidden,
    asMaker(world, async ({ params, form, now, language }, { by, units }) => {
      const id = /^[1-9]\d{0,14}$/.test(params['activity'] ?? '') ? Number(params['activity']) : 0;
      const done = await changeByForm(world.db, units, { activity: id, form, at: now, by });
      const back = `/programma/${id}`;
      return done.refusal
        ? redirectInVain(back, world.describe(done.refusal, language))
        : redirect(back, translator(changeWords, language)('saved', { count: done.count }));
    }),
  );
  app.post('/programma/bijeenkomst/:meeting', hidden, change(world, 'moved'));
  app.post('/programma/bijeenkomst/:meeting/af', hidden, change(world, 'cancelled'));
}
