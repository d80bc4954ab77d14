import type { Network } from '#network';
import { system } from '#people';
import { addDays, type ClockTime, type Day, daysBetween, instantIn, weekday } from '#platform/day.ts';
import type { Tx } from '#platform/db.ts';
import {
  changePlan,
  type DoorMark,
  type HelpGiven,
  holdEnded,
  locationsOn,
  markAttendance,
  offersIn,
  planActivities,
  repeat,
  type Plan,
  provinceWords,
  readOffers,
  recordHelp,
  registerFor,
  templates,
} from '#programmes';
import { scatter } from './scatter.ts';
import { type Held, helpOut } from './volunteers.ts';

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

/** Classes come with their school, and who learns something has a seat; children walk in to everything else. */
const classVisit = 'klassenbezoek';
const isOpenToAll = ({ audience, programme }: Pick<Plan, 'audience' | 'programme'>): boolean =>
  audience === 'children' && programme !== classVisit;

/** A class of a school near the branch, as far as there is one; by telephone, so that nobody is written to. */
function classFor(plan: Plan, activity: number, schools: readonly Location[], n: number, at: Date) {
  const near = schools.filter(({ branch }) => branch === plan.unit);
  const school = near[Math.floor(scatter(n) * near.length)];
  if (!school || plan.programme !== classVisit) return undefined;
  const children = 18 + Math.floor(scatter(n + 3) * 12);
  return {
    activity,
    kind: 'class' as const,
    name: `Groep ${3 + (n % 6)}`,
    contact: '0592 000 000',
    language: 'nl' as const,
    seats: children + 1,
    children,
    location: school.code,
    code: `demo-klas-${n}`,
    at,
  };
}

type Location = Awaited<ReturnType<typeof locationsOn>>[number];

/**
 * A year of what people take part in: each branch holds two of the province's templates every week, in turns, as far as it is
 * open then, and plans some weeks ahead. Who came is counted at the door; what has ended is counted. Answers how many
 * activities were planned, and what was held.
 */
async function holdActivities(
  tx: Tx,
  net: Network,
  from: Day,
  until: Day,
): Promise<{ readonly count: number; readonly held: readonly Held[] }> {
  const known = await templates(tx);
  if (known.length === 0) return { count: 0, held: [] };
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
          registration: isOpenToAll(template) ? ('none' as const) : ('needed' as const),
          stepFree: true,
          meetings: [meeting],
          at: instantIn(zone, from, '09:00'),
          by: system,
        }));
    }),
  );
  const now = instantIn(net.province.zone, until, '09:00');
  const planned = await planActivities(tx, plans);
  const schools = (await locationsOn(tx, until)).filter(({ programme }) => programme === 'dbos');
  const classes = new Map(
    planned.flatMap((answer, n) => {
      const plan = plans[n];
      const wish = plan && answer.ok && classFor(plan, answer.value.activity, schools, n, plan.at);
      return wish ? [[n, wish] as const] : [];
    }),
  );
  await registerFor(tx, [...classes.values()]);
  const held = planned.flatMap((answer, n): (Held & { readonly n: number })[] => {
    const [plan, meeting] = [plans[n], answer.ok ? answer.value.meetings[0] : undefined];
    const times = plan?.meetings[0];
    if (!plan || !times || meeting === undefined || times.endsAt > now) return [];
    const { unit, audience } = plan;
    return [{ n, meeting, unit, audience, startsAt: times.startsAt, endsAt: times.endsAt }];
  });
  const marks = held.map(({ n, meeting, startsAt: at }): DoorMark => {
    const plan = plans[n];
    const mark = { meeting, device: 'demo', number: n + 1, at, by: system };
    const registered = classes.get(n);
    if (registered) return { ...mark, code: registered.code };
    const came = Math.round((plan?.capacity ?? 0) * (0.35 + 0.6 * scatter(n)));
    return { ...mark, came, children: plan?.audience === 'children' ? Math.round(came * 0.6) : 0 };
  });
  await markAttendance(tx, marks);
  while ((await holdEnded(tx, now, 20_000)) > 0);
  return { count: planned.filter(({ ok }) => ok).length, held };
}

/** Questions at the help points: a few a week at each that was open. */
async function giveHelp(tx: Tx, net: Network, from: Day, until: Day): Promise<void> {
  const words = await provinceWords(tx);
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

/** Fills the demo with programmes: activities with who came and who helped, help points, and what municipalities chose. */
export async function planDemoActivities(tx: Tx, net: Network, from: Day, until: Day): Promise<number> {
  const { count, held } = await holdActivities(tx, net, from, until);
  await helpOut(tx, net, from, held);
  await giveHelp(tx, net, from, until);
  await chooseOffers(tx, net, from, until);
  return count;
}
