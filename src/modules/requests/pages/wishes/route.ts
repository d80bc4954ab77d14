import { network } from '#network';
import { type Actor, actorOf, members } from '#people';
import type { App } from '#platform/http.ts';
import { parseDay } from '#platform/day.ts';
import type { Tx } from '#platform/db.ts';
import { ok, only, refuse, type Result } from '#platform/result.ts';
import { sayDay, sayFullDay } from '#web/day-words.ts';
import type { World } from '#web/plug.ts';
import { redirect, redirectInVain, type Shown, show, type Visit } from '#web/show.tsx';
import { translator } from '#web/words.ts';
import { homeOn, homeWayOf } from '../../home.ts';
import { wayIn } from '../../home-choice.ts';
import { requestsById } from '../../reading.ts';
import { withdrawRequests } from '../../withdraw-requests.ts';
import { changePickups } from '../../change-pickups.ts';
import { hastenRequest } from '../../hasten-requests.ts';
import { pauseRequests } from '../../pause-requests.ts';
import { askFor } from './ask-for.ts';
import { upper } from './present.ts';
import { words } from './words.ts';

/** What a button does to the request of its form: why not, or what to say. */
type Deed = (
  tx: Tx,
  command: { request: number; at: Date; by: Actor },
  visit: Visit,
) => Promise<Result<string>>;

const stop: Deed = async (tx, command, { language }) => {
  const answer = only(await withdrawRequests(tx, [command]));
  return answer.ok ? ok(translator(words, language)('stopped')) : answer;
};

const move: Deed = async (tx, command, { form, language, now }) => {
  const place = await network(tx);
  const today = place.today(place.province.id, now);
  const member = (await requestsById(tx, [command.request]))[0]?.member;
  const person = member ? (await members(tx, [member])).get(member) : undefined;
  const way = wayIn(form['ophalen'], person, place, today);
  if (!way) return refuse({ code: 'requests/no-pickup-here' });
  const answer = only(await changePickups(tx, [{ ...command, ...way }]));
  if (!answer.ok) return answer;
  const t = translator(words, language);
  const { promised, pickup, atHome } = answer.value;
  if (atHome) {
    const home = person && homeOn(answer.value, await homeWayOf(tx, person, place, today));
    return ok(home ? t('movedHome', { day: sayFullDay(home, language) }) : t('movedHomeWaits'));
  }
  const { name } = place.unit(pickup);
  if (promised === null) return ok(t('movedWaits', { place: name }));
  const day = sayDay(promised, place.today(pickup, now), language);
  return ok(t('moved', { place: name, day: language === 'nl' ? upper(day) : day }));
};

const pause: Deed = async (tx, command, { form, language }) => {
  const until = parseDay(form['tot'] ?? '');
  if (until === undefined) return refuse({ code: 'requests/pause-unsound' });
  const answer = only(await pauseRequests(tx, [{ ...command, until }]));
  return answer.ok
    ? ok(translator(words, language)('pausedNow', { day: sayFullDay(until, language) }))
    : answer;
};

const goOn: Deed = async (tx, command, { language }) => {
  const answer = only(await pauseRequests(tx, [{ ...command, until: undefined }]));
  return answer.ok ? ok(translator(words, language)('unpaused')) : answer;
};

const hasten: Deed = async (tx, command, { form, language }) => {
  const answer = await hastenRequest(tx, { ...command, reason: form['reden'] });
  if (!answer.ok) return answer;
  const t = translator(words, language);
  return ok(t(answer.value.cutIn === null ? 'unhastened' : 'hastened'));
};

/** Does it and says on the page that follows how that went. */
async function doAndSay(world: World, visit: Visit, deed: Deed, back: string): Promise<Shown> {
  const { viewer, form, now, language } = visit;
  if (!viewer) return redirect('/inloggen');
  const request = Number(form['request']);
  if (!Number.isSafeInteger(request))
    return redirectInVain(back, world.describe({ code: 'requests/unknown-request' }, language));
  const answer = await world.db.transaction(tx => deed(tx, { request, at: now, by: actorOf(viewer) }, visit));
  return answer.ok
    ? redirect(back, answer.value)
    : redirectInVain(back, world.describe(answer.refusal, language));
}

const deeds: Readonly<Record<string, Deed>> = { stoppen: stop, ophalen: move, wachten: pause, verder: goOn };

/** Staff ask for a member, and hear on the member's page how that went. */
async function askForMember(world: World, visit: Visit): Promise<Shown> {
  const { viewer, params, language } = visit;
  if (!viewer) return redirect('/inloggen');
  const member = Number(params['member']);
  const back = `/balie/lid/${member}`;
  const answer = await world.db.transaction(tx => askFor(tx, { member, by: actorOf(viewer) }, visit));
  return answer.ok
    ? redirect(back, answer.value)
    : redirectInVain(back, world.describe(answer.refusal, language));
}

/** The two places with buttons on a request: the member's own account, and the desk's view of a member. */
export function wishRoutes(app: App, world: World): void {
  const ofStaff = (name: string, act: (visit: Visit) => Promise<Shown>) =>
    app.post(
      `/balie/lid/:member/aanvraag/${name}`,
      { schema: { hide: true } },
      show(world, { audience: 'desk', role: 'desk' }, act),
    );
  ofStaff('nieuw', visit => askForMember(world, visit));
  ofStaff('voorrang', visit =>
    doAndSay(world, visit, hasten, `/balie/lid/${Number(visit.params['member'])}`),
  );
  for (const [name, deed] of Object.entries(deeds)) {
    app.post(
      `/mijn/aanvraag/${name}`,
      { schema: { hide: true } },
      show(world, { audience: 'resident', role: 'member' }, visit => doAndSay(world, visit, deed, '/mijn')),
    );
    ofStaff(name, visit => doAndSay(world, visit, deed, `/balie/lid/${Number(visit.params['member'])}`));
  }
}
