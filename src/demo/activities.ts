import type { Network } from '#network';
import { system } from '#people';
import { addDays, type ClockTime, type Day, instantIn, weekday } from '#platform/day.ts';
import type { Tx } from '#platform/db.ts';
import { planActivities, repeat, type Plan, templates } from '#programmes';

/** When each of the templates is held, one after another: day of the week (Monday is 1) and time. */
const moments: readonly (readonly [number, ClockTime])[] = [
  [3, '10:00'],
  [4, '14:00'],
  [2, '10:30'],
  [4, '19:30'],
  [5, '13:30'],
];
const weeks = 6;

const firstOn = (day: Day, wanted: number): Day => {
  let first = addDays(day, 1);
  while (weekday(first) !== wanted) first = addDays(first, 1);
  return first;
};

/**
 * What residents can take part in during the coming weeks: each branch holds two of the province's templates every week, in turns,
 * as far as it is staffed then. Answers how many activities were planned.
 */
export async function planDemoActivities(tx: Tx, net: Network, until: Day): Promise<number> {
  const known = await templates(tx);
  if (known.length === 0) return 0;
  const plans = net.branches(until).flatMap((unit, place) =>
    [place, place + 2].flatMap((turn): Plan[] => {
      const template = known[turn % known.length];
      const [day, time] = moments[turn % moments.length] ?? [3, '10:00'];
      if (!template) return [];
      const zone = net.zone(unit.id);
      return repeat(zone, firstOn(until, day), time, template.minutes, { times: weeks })
        .filter(({ startsAt }) => net.isOpen(unit.id, net.today(unit.id, startsAt)))
        .map(meeting => ({
          ...template,
          series: `${template.title}, ${unit.name}`,
          unit: unit.id,
          registration: template.audience === 'children' ? ('none' as const) : ('needed' as const),
          stepFree: true,
          meetings: [meeting],
          at: instantIn(zone, until, '09:00'),
          by: system,
        }));
    }),
  );
  return (await planActivities(tx, plans)).filter(({ ok }) => ok).length;
}
