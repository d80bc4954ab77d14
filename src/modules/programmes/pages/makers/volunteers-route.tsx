import { addDays, dayIn, instantIn, parseDay } from '#platform/day.ts';
import type { App } from '#platform/http.ts';
import { only } from '#platform/result.ts';
import type { World } from '#web/plug.ts';
import { page, redirect, redirectInVain, refused, type Shown, type Visit } from '#web/show.tsx';
import { translator } from '#web/words.ts';
import { meetingsBetween } from '../../store/door.ts';
import { hoursBetween, volunteersOf } from '../../store/volunteers.ts';
import { readVocabulary } from '../../store/vocabulary.ts';
import { choicesOf } from '../../vocabulary.ts';
import { halfDays } from '../../volunteer.ts';
import { letGo, takeOnVolunteers, writeHours } from '../../volunteers.ts';
import { asMaker, type Maker } from './as-maker.ts';
import { volunteerWords as words } from './volunteer-words.ts';
import { VolunteersView } from './volunteers-view.tsx';

const address = '/programma/vrijwilligers';
/** Hours are written down within so many days. */
const daysBack = 21;

const numberIn = (text: string | undefined): number | undefined =>
  /^[1-9]\d{0,14}$/.test(text ?? '') ? Number(text) : undefined;

async function list(world: World, { query, now, language }: Visit, { units }: Maker): Promise<Shown> {
  const { db, zone } = world;
  const today = dayIn(zone, now);
  const year = today.slice(0, 4);
  const ids = units.map(({ id }) => id);
  const chosen = halfDays.find(half => half === query['op']) ?? '';
  const [all, hours, meetings, vocabulary] = await Promise.all([
    volunteersOf(db, ids),
    hoursBetween(db, ids, `${Number(year)}-01-01` as typeof today, `${Number(year)}-12-31` as typeof today),
    meetingsBetween(db, ids, instantIn(zone, addDays(today, -daysBack), '00:00'), now),
    readVocabulary(db),
  ]);
  const volunteers = all.filter(
    ({ available, until }) =>
      chosen === '' || (available.includes(chosen) && (until === null || until >= today)),
  );
  const roles = choicesOf(vocabulary, 'volunteer-role', language);
  const shown = { volunteers, roles, units, hours, meetings, chosen, today, zone, language };
  return page({
    title: translator(words, language)('title'),
    body: <VolunteersView {...shown} />,
  });
}

async function add(world: World, { form, now: at, language }: Visit, { units, by }: Maker): Promise<Shown> {
  const unit = units.find(({ code }) => code === form['vestiging'])?.id;
  if (unit === undefined) return refused({ code: 'programmes/unknown-volunteer' });
  const wish = {
    unit,
    name: form['naam'] ?? '',
    contact: form['contact'] ?? '',
    roles: Object.keys(form).flatMap(name =>
      name.startsWith('rol-') && form[name] === 'yes' ? name.slice('rol-'.length) : [],
    ),
    available: halfDays.filter(half => form[`kan-${half}`] === 'yes'),
    at,
    by,
  };
  const answer = await world.db.transaction(async tx => only(await takeOnVolunteers(tx, [wish])));
  return answer.ok
    ? redirect(address, translator(words, language)('saved', { name: wish.name.trim() }))
    : redirectInVain(address, world.describe(answer.refusal, language));
}

async function hours(
  world: World,
  { form, params, now: at, language }: Visit,
  { by }: Maker,
): Promise<Shown> {
  const done = {
    volunteer: numberIn(params['volunteer']) ?? 0,
    role: form['rol'] ?? '',
    meeting: numberIn(form['bijeenkomst']),
    day: parseDay(form['dag'] ?? ''),
    minutes: numberIn(form['minuten']),
    at,
    by,
  };
  const answer = await world.db.transaction(async tx => only(await writeHours(tx, [done])));
  return answer.ok
    ? redirect(address, translator(words, language)('written', { minutes: answer.value }))
    : redirectInVain(address, world.describe(answer.refusal, language));
}

async function stop(world: World, { params, now: at, language }: Visit, { by }: Maker): Promise<Shown> {
  const volunteer = numberIn(params['volunteer']) ?? 0;
  const answer = await world.db.transaction(tx => letGo(tx, { volunteer, at, by }));
  return answer.ok
    ? redirect(address, translator(words, language)('stopped'))
    : redirectInVain(address, world.describe(answer.refusal, language));
}

/** `/programma/vrijwilligers`: who helps at the branches of a maker, when they can, and their hours. */
export function volunteersRoutes(app: App, world: World): void {
  const hide = { schema: { hide: true } };
  type Handler = (world: World, visit: Visit, maker: Maker) => Promise<Shown>;
  const handler = (act: Handler) => asMaker(world, (visit, maker) => act(world, visit, maker));
  app.get(address, hide, handler(list));
  app.post(address, hide, handler(add));
  app.post(`${address}/:volunteer/uren`, hide, handler(hours));
  app.post(`${address}/:volunteer/stopt`, hide, handler(stop));
}
