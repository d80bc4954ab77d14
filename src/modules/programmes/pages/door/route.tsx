import { z } from 'zod';
import { type AtDesk, atDesk, deskOf } from '#desk';
import { parseDay } from '#platform/day.ts';
import type { App } from '#platform/http.ts';
import { only } from '#platform/result.ts';
import { Heading } from '#web/parts/heading.tsx';
import { Link } from '#web/parts/link.tsx';
import type { World } from '#web/plug.ts';
import { page, redirect, redirectInVain, type Shown, viewerOf, type Visit } from '#web/show.tsx';
import { chooseLanguage, translator } from '#web/words.ts';
import { type DoorMark, freeAbsent, markAttendance } from '../../mark-attendance.ts';
import { doorList, doorOf, lastTick, meetingsOn } from '../../store/door.ts';
import { type Tally, tallyBody, tallyNumber, whenOf } from '../tally-form.ts';
import { DoorView, TodayView } from './view.tsx';
import { words } from './words.ts';

const hidden = { schema: { hide: true } };
const today = '/balie/vandaag';

const meetingIn = (text: string | undefined): number =>
  /^[1-9]\d{0,14}$/.test(text ?? '') ? Number(text) : 0;

/** A code as it stands in a link or is scanned from one. */
const codeIn = (text: string): string => text.trim().split('/').at(-1) ?? '';

function markOf(form: Tally, meeting: number, { device, by }: AtDesk, now: Date): DoorMark {
  const code = codeIn(form['code'] ?? '');
  const mark = { meeting, device, by, number: tallyNumber(form), at: whenOf(form, now) };
  return code === ''
    ? { ...mark, came: Number(form['mensen']), children: Number(form['kinderen']) }
    : { ...mark, code };
}

async function door(world: World, { params, now, language }: Visit, desk: AtDesk): Promise<Shown> {
  const t = translator(words, language);
  const found = await doorOf(world.db, meetingIn(params['meeting']));
  if (!found)
    return page({
      title: t('unknown'),
      status: 404,
      body: (
        <>
          <Heading level={1}>{t('unknown')}</Heading>
          <Link href={today}>{t('back')}</Link>
        </>
      ),
    });
  const list = await doorList(world.db, found);
  const number = Math.max(now.getTime() * 1000, (await lastTick(world.db, desk.device)) + 1);
  return page({
    title: found.title,
    scripts: ['tallies.js'],
    body: (
      <DoorView door={found} list={list} place={desk.place} now={now} number={number} language={language} />
    ),
  });
}

async function mark(world: World, { params, form, now, language }: Visit, desk: AtDesk): Promise<Shown> {
  const meeting = meetingIn(params['meeting']);
  const address = `/balie/deur/${meeting}`;
  const answer = await world.db.transaction(async tx =>
    only(await markAttendance(tx, [markOf(form, meeting, desk, now)])),
  );
  if (!answer.ok) return redirectInVain(address, world.describe(answer.refusal, language));
  const came = (await doorOf(world.db, meeting))?.came ?? 0;
  return redirect(address, translator(words, language)('noted', { came }));
}

async function free(world: World, { params, now, language }: Visit, { by }: AtDesk): Promise<Shown> {
  const meeting = meetingIn(params['meeting']);
  const address = `/balie/deur/${meeting}`;
  const answer = await world.db.transaction(tx => freeAbsent(tx, { meeting, at: now, by }));
  return answer.ok
    ? redirect(address, translator(words, language)('freed', { count: answer.value }))
    : redirectInVain(address, world.describe(answer.refusal, language));
}

/** `/balie/vandaag`: what goes on at the branch; `/balie/deur/:meeting`: the list at the door and the counter. */
export function doorRoutes(app: App, world: World): void {
  app.get(
    today,
    hidden,
    atDesk(world, async ({ query, language }, desk) => {
      const day = parseDay(query['dag'] ?? '') ?? desk.today;
      const { name, zone } = desk.place.unit(desk.unit);
      const meetings = await meetingsOn(world.db, desk.unit, day);
      const shown = { meetings, name, zone, day, today: desk.today, language };
      return page({ title: translator(words, language)('title'), body: <TodayView {...shown} /> });
    }),
  );
  app.get(
    '/balie/deur/:meeting',
    hidden,
    atDesk(world, (visit, desk) => door(world, visit, desk)),
  );
  app.post(
    '/balie/deur/:meeting',
    hidden,
    atDesk(world, (visit, desk) => mark(world, visit, desk)),
  );
  app.post(
    '/balie/deur/:meeting/vrij',
    hidden,
    atDesk(world, (visit, desk) => free(world, visit, desk)),
  );
  app.post(
    '/balie/deur/:meeting/regels',
    { schema: { hide: true, body: tallyBody, params: z.object({ meeting: z.string() }) } },
    async (request, reply) => {
      const now = world.clock.now();
      const desk = await deskOf(world, request, await viewerOf(world, request), now);
      if (!desk) return reply.status(401).send();
      const meeting = meetingIn(request.params.meeting);
      const marks = request.body.tallies.map(form => markOf(form, meeting, desk, now));
      const answers = await world.db.transaction(tx => markAttendance(tx, marks));
      const language = chooseLanguage({ cookie: request.cookies['lang'] });
      return {
        refused: answers.map(answer => (answer.ok ? null : world.describe(answer.refusal, language))),
      };
    },
  );
}
