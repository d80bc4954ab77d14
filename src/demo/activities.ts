import type { Network } from '#network';
import { system } from '#people';
import { addDays, type ClockTime, type Day, daysBetween, instantIn, weekday } from '#platform/day.ts';
import type { Tx } from '#platform/db.ts';
import {
  changePlan,
  type DoorMark,
  type HelpGiven,
  helpWords,
  holdEnded,
  locationsOn,
  markAttendance,
  offersIn,
  planActivities,
  repeat,
  type Plan,
  readOffers,
  recordHelp,
  templates,
} from '#programmes';

/** When each of the templates is held, one after another: day of the week (Monday is 1) and time. */
const moments: readonly (readonly [number, ClockTime])[] = [
  [3, '10:00'],
  [4, '14:00'],
  [2, '10:30'],
  [4, '19:30'],
  [5, '13:30'],
];
/** So many weeks are planned ahead. */
const weeksAhead = 6;

const firstOn = (day: Day, wanted: number): Day => {
  let first = day;
  while (weekday(first) !== wanted) first = addDays(first, 1);
  return first;
};

/** A share from 0 up to 1 that is the same for the same number, scattered (Knuth's multiplicative hash). */
const scatter = (n: number): number => ((n * 2_654_435_761) % 4_294_967_296) / 4_294_967_296;

/**
 * A year of what people take part in: each branch holds two of the province's templates every week, in turns, as far as it is
 * open then, and plans some weeks ahead. Who came is counted at the door; what has ended is counted. Answers how many
 * activities were planned.
 */
async function holdActivities(tx: Tx, net: Network, from: Day, until: Day): Promise<number> {
  const known = await templates(tx);
  if (known.length === 0) return 0;
  const weeks = Math.ceil(daysBetween(from, until) / 7) + weeksAhead;
  const plans = net.branches(until).flatMap((unit, place) =>
    [place, place + 2].flatMap((turn): Plan[] => {
      const template = known[turn % known.length];
      const [day, time] = moments[turn % moments.length] ?? [3, '10:00'];
      if (!template) return [];
      const zone = net.zone(unit.id);
      return repeat(zone, firstOn(from, day), time, template.minutes, { times: weeks })
        .filter(({ startsAt }) => net.isOpen(unit.id, net.today(unit.id, startsAt)))
        .map(meeting => ({
          ...template,
          series: `${template.title}, ${unit.name}`,
          unit: unit.id,
          registration: template.audience === 'children' ? ('none' as const) : ('needed' as const),
          stepFree: true,
          meetings: [meeting],
          at: instantIn(zone, from, '09:00'),
          by: system,
        }));
    }),
  );
  const now = instantIn(net.province.zone, until, '09:00');
  const planned = await planActivities(tx, plans);
  const marks = planned.flatMap((answer, n): DoorMark[] => {
    const [plan, meeting] = [plans[n], answer.ok ? answer.value.meetings[0] : undefined];
    const held = plan?.meetings[0];
    if (!plan || !held || meeting === undefined || held.endsAt > now) return [];
    const came = Math.round(plan.capacity * (0.35 + 0.6 * scatter(n)));
    const children = plan.audience === 'children' ? Math.round(came * 0.6) : 0;
    return [{ meeting, came, children, device: 'demo', number: n + 1, at: held.startsAt, by: system }];
  });
  await markAttendance(tx, marks);
  while ((await holdEnded(tx, now, 20_000)) > 0);
  return planned.filter(({ ok }) => ok).length;
}

/** Questions at the help points: a few a week at each that was open. */
async function giveHelp(tx: Tx, net: Network, from: Day, until: Day): Promise<void> {
  const words = await helpWords(tx);
  const of = (list: string) => words.filter(word => word.list === list).map(({ code }) => code);
  const [questions, referred] = [of('question'), of('referred')];
  if (questions.length === 0 || referred.length === 0) return;
  const points = (await locationsOn(tx, until)).filter(({ programme }) => programme === 'ido');
  const given: HelpGiven[] = [];
  for (let day = from; day < until; day = addDays(day, 1))
    for (const [place, { branch }] of points.entries()) {
      const n = given.length * 31 + place;
      if (branch === null || scatter(n + daysBetween(from, day) * 97) > 0.45 || !net.isOpen(branch, day))
        continue;
      given.push({
        unit: branch,
        service: 'ido',
        question: questions[Math.floor(scatter(n) * questions.length)] ?? '',
        referred: referred[Math.floor(scatter(n + 7) ** 2 * referred.length)] ?? '',
        minutes: [5, 10, 10, 20, 30][n % 5] ?? 10,
        device: 'demo',
        number: given.length + 1,
        at: instantIn(net.zone(branch), day, '14:00'),
        by: system,
      });
    }
  await recordHelp(tx, given);
}

/** Each municipality chose from the offer for each year, and it was agreed. */
async function chooseOffers(tx: Tx, net: Network, from: Day, until: Day): Promise<void> {
  const offers = await readOffers(tx);
  for (let year = Number(from.slice(0, 4)); year <= Number(until.slice(0, 4)); year += 1)
    for (const { id: municipality } of net.units('municipality', until)) {
      const branches = net.branches(until).filter(unit => unit.municipality === municipality).length;
      const choices = offersIn(offers, year).map(({ code, each }, n) => ({
        offer: code,
        amount: Math.round(
          branches * (each === 'location' ? 4 : each === 'question' ? 60 : 12 + (n % 4) * 6),
        ),
      }));
      const common = { municipality, year, reason: '', by: system };
      const on = (day: Day) => instantIn(net.province.zone, day, '10:00');
      await changePlan(tx, { ...common, verb: 'choose', choices, at: on(`${year - 1}-10-01`) });
      if (choices.length === 0) continue;
      await changePlan(tx, { ...common, verb: 'request', at: on(`${year - 1}-10-15`) });
      await changePlan(tx, { ...common, verb: 'agree', at: on(`${year - 1}-12-01`) });
    }
}

/** Fills the demo with programmes: activities with who came, help points, and what municipalities chose. */
export async function planDemoActivities(tx: Tx, net: Network, from: Day, until: Day): Promise<number> {
  const planned = await holdActivities(tx, net, from, until);
  await giveHelp(tx, net, from, until);
  await chooseOffers(tx, net, from, until);
  return planned;
}
