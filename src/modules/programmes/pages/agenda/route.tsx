import { randomBytes } from 'node:crypto';
import type { FastifyReply } from 'fastify';
import { network } from '#network';
import type { App } from '#platform/http.ts';
import { only, type Result } from '#platform/result.ts';
import { verbsFor } from '#platform/state-table.ts';
import { Heading } from '#web/parts/heading.tsx';
import { Link } from '#web/parts/link.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import type { World } from '#web/plug.ts';
import { page, redirect, redirectInVain, show, type Shown, viewerOf, type Visit } from '#web/show.tsx';
import { translator } from '#web/words.ts';
import type { Activity } from '../../activity.ts';
import { changeRegistrations } from '../../change-registrations.ts';
import { type Registered, registerFor, type RegisterWish } from '../../register.ts';
import type { RegisterRefusal } from '../../refusals.ts';
import {
  type RegistrationActor,
  registrationLife,
  type RegistrationState,
  type RegistrationVerb,
} from '../../registration.ts';
import type { OpenTo } from '../../programme.ts';
import { meetingsOf, readActivities } from '../../store/activities.ts';
import { coming, comingOf } from '../../store/agenda.ts';
import { type LocationRow, locationsOn } from '../../store/locations.ts';
import { readProgrammes } from '../../store/programmes.ts';
import { byCode } from '../../store/registrations.ts';
import { calendarOf } from './calendar.ts';
import { addressOf, filterIn, wishOf } from './filter.ts';
import { linkedActivity } from './linked.ts';
import { together } from './together.ts';
import { ActivityView, AgendaView, RegistrationView, type Saying } from './view.tsx';
import { words } from './words.ts';

const hidden = { schema: { hide: true } };
/** How often one address may register: a class at one table, not a machine. */
const perAddress = { max: 30, timeWindow: 600_000 };
/** How far a calendar feed looks ahead, and how much it holds at most. */
const [feedDays, mostInFeed] = [183, 2000];
const kinds = ['person', 'group', 'class'] as const;
/** So many meetings stand on a page. */
const shownAtOnce = 25;

const sayingOf = async ({ db }: World, { now, language }: Visit): Promise<Saying> => ({
  place: await network(db),
  now,
  language,
  t: translator(words, language),
});

function unknown({ language }: Visit): Shown {
  const t = translator(words, language);
  return page({
    title: t('unknown'),
    status: 404,
    body: (
      <>
        <Heading level={1}>{t('unknown')}</Heading>
        <Paragraph>{t('unknownText')}</Paragraph>
        <Link href="/agenda">{t('back')}</Link>
      </>
    ),
  });
}

/** `2026-03-01T10:00:00.000Z,17`: after which meeting a page begins. */
function afterIn(text: string | undefined): { startsAt: Date; meeting: number } | undefined {
  const [at = '', meeting = ''] = (text ?? '').split(',');
  const startsAt = new Date(at);
  return Number.isNaN(startsAt.getTime()) || !/^\d{1,15}$/.test(meeting)
    ? undefined
    : { startsAt, meeting: Number(meeting) };
}

/** Where the agenda of each stands. */
const addresses = { public: '/agenda', staff: '/agenda/medewerkers' } as const;

/** What is coming for everybody, or for who works in a library. */
async function agenda(world: World, visit: Visit, openTo: OpenTo): Promise<Shown> {
  const saying = await sayingOf(world, visit);
  const { place, now, t } = saying;
  const today = place.today(place.province.id, now);
  const filter = filterIn(visit.query);
  const meetings = await coming(world.db, {
    ...wishOf(filter, place, await readProgrammes(world.db), now),
    openTo,
    until: undefined,
    after: afterIn(visit.query['na']),
    limit: shownAtOnce,
  });
  const last = meetings.length === shownAtOnce ? meetings.at(-1) : undefined;
  const later =
    last &&
    `${addresses[openTo]}?${addressOf(filter, { na: `${last.startsAt.toISOString()},${last.meeting}` })}`;
  return page({
    title: t(openTo === 'staff' ? 'staffTitle' : 'title'),
    body: (
      <AgendaView
        openTo={openTo}
        address={addresses[openTo]}
        other={
          visit.viewer?.staff === undefined ? undefined : addresses[openTo === 'staff' ? 'public' : 'staff']
        }
        meetings={meetings}
        branches={place.branches(today)}
        municipalities={place.units('municipality', today)}
        goals={place.themes('goal', today)}
        filter={filter}
        calendar={openTo === 'staff' ? undefined : `/agenda.ics?${addressOf(filter)}`}
        later={later}
        saying={saying}
      />
    ),
  });
}

/** Schools of de Bibliotheek op school in the municipality of an activity, for a class that comes. */
async function schoolsNear(
  { db }: World,
  { unit }: Activity,
  { place, now }: Saying,
): Promise<LocationRow[]> {
  const today = place.today(unit, now);
  const { municipality } = place.unit(unit);
  const all = await locationsOn(db, today);
  return all.filter(row => row.programme === 'dbos' && row.municipality === municipality);
}

async function activityPage(
  world: World,
  visit: Visit,
  returned?: { readonly error: string; readonly status: number },
): Promise<Shown> {
  const text = visit.params['activity'] ?? '';
  const [activity] = /^[1-9]\d{0,14}$/.test(text) ? await readActivities(world.db, [Number(text)]) : [];
  if (!activity || (activity.openTo === 'staff' && visit.viewer?.staff === undefined)) return unknown(visit);
  const meetings = (await meetingsOf(world.db, [activity.id])).filter(({ state }) => state !== 'cancelled');
  const isOpen =
    activity.state === 'planned' &&
    activity.registration === 'needed' &&
    meetings.some(({ endsAt }) => endsAt > visit.now);
  const saying = await sayingOf(world, visit);
  const schools = isOpen ? await schoolsNear(world, activity, saying) : [];
  return page({
    title: activity.title,
    canonical: `/agenda/${activity.id}`,
    ...(returned && { status: returned.status }),
    body: (
      <ActivityView
        activity={activity}
        meetings={meetings}
        open={isOpen}
        schools={schools}
        form={{ ...(activity.openTo === 'staff' && { naam: visit.viewer?.name ?? '' }), ...visit.form }}
        error={returned?.error}
        linked={linkedActivity(activity, meetings, saying.place, world.publicUrl)}
        saying={saying}
      />
    ),
  });
}

type Ask = (wish: RegisterWish) => Promise<Result<Registered, RegisterRefusal>>;

async function register(world: World, visit: Visit, ask: Ask): Promise<Shown> {
  const { form, language, now: at, params } = visit;
  const code = randomBytes(10).toString('hex');
  const wish = {
    activity: Number(params['activity']),
    kind: kinds.find(kind => kind === form['als']) ?? 'person',
    name: form['naam'] ?? '',
    contact: form['contact'] ?? '',
    language,
    seats: Number(form['aantal'] ?? '1'),
    children: Number(form['kinderen'] ?? '0'),
    location: form['als'] === 'class' ? form['school'] || undefined : undefined,
    code,
    staff: visit.viewer?.staff !== undefined,
    at,
  };
  const answer = Number.isSafeInteger(wish.activity) ? await ask(wish) : undefined;
  if (answer?.ok) return redirect(`/agenda/aanmelding/${code}`);
  if (!answer) return unknown(visit);
  const { refusal } = answer;
  return activityPage(world, visit, {
    error: world.describe(refusal, language),
    status: world.statusOf(refusal),
  });
}

async function registration(world: World, visit: Visit): Promise<Shown> {
  const found = await byCode(world.db, visit.params['code'] ?? '');
  const [activity] = found ? await readActivities(world.db, [found.activity]) : [];
  if (!found || !activity) return unknown(visit);
  const may = verbsFor<RegistrationState, RegistrationVerb, RegistrationActor>(
    registrationLife,
    found.state,
    'visitor',
  );
  return page({
    title: activity.title,
    body: (
      <RegistrationView
        registration={found}
        activity={activity}
        meetings={(await meetingsOf(world.db, [activity.id])).filter(({ state }) => state !== 'cancelled')}
        may={new Set<string>(may)}
        saying={await sayingOf(world, visit)}
      />
    ),
  });
}

const change =
  (world: World, verb: 'cancel' | 'accept') =>
  async ({ params, now: at, language }: Visit): Promise<Shown> => {
    const code = params['code'] ?? '';
    const answer = await world.db.transaction(async tx =>
      only(await changeRegistrations(tx, [{ code, verb, by: 'visitor', at }])),
    );
    const back = `/agenda/aanmelding/${code}`;
    return answer.ok ? redirect(back) : redirectInVain(back, world.describe(answer.refusal, language));
  };

/** A calendar of what was chosen, for who subscribes to it: half a year, and what was called off. */
async function feed(world: World, query: Readonly<Record<string, string>>): Promise<string> {
  const now = world.clock.now();
  const place = await network(world.db);
  const meetings = await coming(world.db, {
    ...wishOf(filterIn(query), place, await readProgrammes(world.db), now),
    openTo: 'public',
    until: new Date(now.getTime() + feedDays * 24 * 3_600_000),
    after: undefined,
    limit: mostInFeed,
    cancelledToo: true,
  });
  return calendarOf(meetings, { place, site: world.publicUrl, name: `Agenda ${world.province}`, stamp: now });
}

/** The public agenda, an activity with its form, and a registration by its secret link. */
export function agendaRoutes(app: App, world: World): void {
  const anyone = { audience: 'resident' } as const;
  const ask: Ask = together(
    ({ activity }) => activity,
    wishes => world.db.transaction(tx => registerFor(tx, wishes)),
  );
  app.get(
    '/agenda',
    hidden,
    show(world, anyone, visit => agenda(world, visit, 'public')),
  );
  app.get(
    '/agenda/medewerkers',
    hidden,
    show(world, anyone, async visit => {
      if (!visit.viewer) return redirect(`/inloggen?terug=${encodeURIComponent(addresses.staff)}`);
      return visit.viewer.staff === undefined ? unknown(visit) : agenda(world, visit, 'staff');
    }),
  );
  const asCalendar = (reply: FastifyReply, name: string) =>
    reply
      .type('text/calendar; charset=utf-8')
      .header('content-disposition', `inline; filename="${name}.ics"`)
      .header('cache-control', 'public, max-age=900');
  app.get('/agenda.ics', hidden, async (request, reply) => {
    const query = Object.entries((request.query ?? {}) as Record<string, unknown>);
    const body = await feed(world, Object.fromEntries(query.map(([name, value]) => [name, String(value)])));
    return asCalendar(reply, 'agenda').send(body);
  });
  app.get('/agenda/:activity/kalender.ics', hidden, async (request, reply) => {
    const { activity: text } = request.params as { activity: string };
    const meetings = /^[1-9]\d{0,14}$/.test(text) ? await comingOf(world.db, Number(text)) : [];
    const isForStaff = meetings[0]?.openTo === 'staff';
    if (meetings.length === 0 || (isForStaff && (await viewerOf(world, request))?.staff === undefined))
      return reply.callNotFound();
    const place = await network(world.db);
    const now = world.clock.now();
    const calendar = { place, site: world.publicUrl, name: meetings[0]?.title ?? '', stamp: now };
    return asCalendar(reply, `activiteit-${text}`).send(calendarOf(meetings, calendar));
  });
  app.get(
    '/agenda/:activity',
    hidden,
    show(world, anyone, visit => activityPage(world, visit)),
  );
  app.post(
    '/agenda/:activity/aanmelden',
    { ...hidden, config: { rateLimit: perAddress } },
    show(world, anyone, visit => register(world, visit, ask)),
  );
  app.get(
    '/agenda/aanmelding/:code',
    hidden,
    show(world, anyone, visit => registration(world, visit)),
  );
  app.post('/agenda/aanmelding/:code/afmelden', hidden, show(world, anyone, change(world, 'cancel')));
  app.post('/agenda/aanmelding/:code/ja', hidden, show(world, anyone, change(world, 'accept')));
}
