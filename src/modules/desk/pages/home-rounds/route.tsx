import { editions } from '#catalogue';
import { openLoans } from '#circulation';
import { lookAt } from '#people';
import { addDays, type Day, parseDay } from '#platform/day.ts';
import type { Reader } from '#platform/db.ts';
import type { App } from '#platform/http.ts';
import { bringHome, homeStops, type HomeStop } from '#requests';
import { sayFullDay } from '#web/day-words.ts';
import type { World } from '#web/plug.ts';
import { page, redirect, redirectInVain, refused, type Shown, type Visit } from '#web/show.tsx';
import { translator } from '#web/words.ts';
import { type AtDesk, atDesk, hidden } from '../at-desk.ts';
import { loadScans } from '../scan/load.ts';
import { postScan } from '../scan/post-scan.ts';
import { address, type Door, RoundsView, RoundView, thingField } from './view.tsx';
import { words } from './words.ts';

async function rounds(world: World, { now, language }: Visit, desk: AtDesk): Promise<Shown> {
  const { name } = desk.place.unit(desk.unit);
  const stops = await homeStops(world.db, desk.unit);
  const { next, last } = await loadScans(world, desk, now, language);
  return page({
    title: translator(words, language)('title', { place: name }),
    body: (
      <RoundsView name={name} stops={stops} today={desk.today} next={next} last={last} language={language} />
    ),
  });
}

const roundOf = async (reader: Reader, { unit }: AtDesk, day: Day): Promise<HomeStop[]> =>
  (await homeStops(reader, unit)).filter(stop => stop.day === day);

/** What a member has at home and must give back before the round after this one. */
async function withBack(reader: Reader, stop: HomeStop): Promise<Door> {
  const loans = await openLoans(reader, { member: stop.member.id });
  const due = loans.filter(({ dueDay }) => dueDay < addDays(stop.day, 7));
  const titles = await editions(
    reader,
    due.map(({ edition }) => edition),
  );
  return { ...stop, back: due.flatMap(({ edition }) => titles.get(edition)?.title ?? []) };
}

async function round(world: World, { params, now, language }: Visit, desk: AtDesk): Promise<Shown> {
  const day = parseDay(params['day'] ?? '');
  if (day === undefined) return refused({ code: 'web/no-such-page' });
  const { by } = desk;
  const doors = await world.db.transaction(async tx => {
    const stops = await roundOf(tx, desk, day);
    if (by.kind === 'staff')
      for (const { member } of stops) await lookAt(tx, by.staff, member.id, 'desk: delivery round', now);
    const found: Door[] = [];
    for (const stop of stops) found.push(await withBack(tx, stop));
    return found;
  });
  return page({
    title: translator(words, language)('round', { day: sayFullDay(day, language) }),
    body: <RoundView day={day} doors={doors} language={language} />,
  });
}

/** Writes down how it went at one door, and says so. */
async function atDoor(world: World, visit: Visit, desk: AtDesk): Promise<Shown> {
  const { params, form, now, language } = visit;
  const day = parseDay(params['day'] ?? '');
  const back = `${address}/${params['day']}`;
  const stop =
    day && (await roundOf(world.db, desk, day)).find(({ member }) => String(member.id) === params['member']);
  if (!stop) return redirect(back);
  const isVain = form['hoe'] !== 'bezorgd';
  const told = stop.things.map(({ request: { id } }) => ({
    request: id,
    delivered: !isVain && form[thingField(id)] !== undefined,
    at: now,
    by: desk.by,
  }));
  const answers = await world.db.transaction(tx => bringHome(tx, told));
  const t = translator(words, language);
  const lent = answers.filter(({ ok }, i) => ok && told[i]?.delivered).length;
  const done = t('done', {
    name: stop.member.name,
    lent,
    back: answers.filter(({ ok }) => ok).length - lent,
  });
  const not = answers.flatMap((answer, i) =>
    answer.ok
      ? []
      : [
          t('refused', {
            title: stop.things[i]?.edition.title ?? '',
            why: world.describe(answer.refusal, language),
          }),
        ],
  );
  return not.length === 0 ? redirect(back, done) : redirectInVain(back, [done, ...not].join(' '));
}

/** `/balie/aan-huis`: the rounds of a branch; a day's round to print and to tick. */
export function homeRoundsRoute(app: App, world: World): void {
  app.get(
    address,
    hidden,
    atDesk(world, (visit, desk) => rounds(world, visit, desk)),
  );
  app.post(
    address,
    hidden,
    atDesk(world, (visit, { unit, device, by }) =>
      postScan(world, visit, { unit, device, by, fromDoor: true }, address),
    ),
  );
  app.get(
    `${address}/:day`,
    hidden,
    atDesk(world, (visit, desk) => round(world, visit, desk)),
  );
  app.post(
    `${address}/:day/:member`,
    hidden,
    atDesk(world, (visit, desk) => atDoor(world, visit, desk)),
  );
}
