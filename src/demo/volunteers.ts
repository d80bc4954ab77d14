import type { Network, UnitId } from '#network';
import { system } from '#people';
import { type Day, dayIn, instantIn, timeIn, weekday } from '#platform/day.ts';
import type { Tx } from '#platform/db.ts';
import {
  halfDayOf,
  type HoursDone,
  type Plan,
  provinceWords,
  takeOnVolunteers,
  type VolunteerWish,
  writeHours,
} from '#programmes';
import { inventedName } from './residents.ts';
import { scatter } from './scatter.ts';

/** A meeting that was held. */
export interface Held {
  readonly meeting: number;
  readonly unit: UnitId;
  readonly audience: Plan['audience'];
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/** What a volunteer does at a meeting, by whom it is for; others are received by a host. */
const taskFor: Partial<Record<Plan['audience'], string>> = { children: 'reader', adults: 'language-buddy' };
const hostTask = 'host';

/** Each branch has two volunteers, invented people, of whom one was there at most of what was held. */
export async function helpOut(tx: Tx, net: Network, from: Day, held: readonly Held[]): Promise<void> {
  const roles = (await provinceWords(tx))
    .filter(({ list }) => list === 'volunteer-role')
    .map(({ code }) => code);
  if (roles.length === 0) return;
  const meetingsOf = Map.groupBy(held, ({ unit }) => unit);
  const branches = [...meetingsOf.keys()];
  const wishes = branches.flatMap((unit, place) =>
    [0, 1].map((who): VolunteerWish => {
      const zone = net.zone(unit);
      const times = (meetingsOf.get(unit) ?? []).map(({ startsAt }) => {
        const day = dayIn(zone, startsAt);
        return halfDayOf(weekday(day), timeIn(zone, startsAt));
      });
      return {
        unit,
        name: inventedName(place * 2 + who),
        contact: `vrijwilliger${place * 2 + who + 1}@example.org`,
        roles: [...new Set([...Object.values(taskFor), hostTask])].filter(role => roles.includes(role)),
        available: [...new Set(times)],
        at: instantIn(zone, from, '09:00'),
        by: system,
      };
    }),
  );
  const taken = (await takeOnVolunteers(tx, wishes)).map(answer => (answer.ok ? answer.value : undefined));
  const done = held.flatMap(({ unit, meeting, audience, endsAt }, n): HoursDone[] => {
    const volunteer = taken[branches.indexOf(unit) * 2 + (n % 2)];
    if (volunteer === undefined || scatter(n + 11) > 0.8) return [];
    const task = taskFor[audience] ?? hostTask;
    return [{ volunteer, meeting, role: roles.includes(task) ? task : hostTask, at: endsAt, by: system }];
  });
  await writeHours(tx, done);
}
