import type { Day } from '#platform/day.ts';
import type { Reader } from '#platform/db.ts';
import { type Expected, expected } from '#requests';
import { runsOn, type Transit, type VanCalendar, vanCalendar } from '#transport';
import type { AtDesk } from '../at-desk.ts';

/** What one day brings, and with which run. */
export interface ExpectedDay {
  readonly day: Day;
  readonly run: { readonly name: string; readonly plannedAt: Date } | undefined;
  readonly arrivals: readonly Expected[];
}

/** When something that is under way can be unpacked: by the day on which the van took it, or will. */
function arrivalOf({ from, to, seenAt, state, boardedDay }: Transit, van: VanCalendar, today: Day): Day {
  if (state === 'delivered') return today;
  if (state === 'on-van' && boardedDay !== null) return van.arrival(from, to, boardedDay).arrives;
  return van.arrival(state === 'packed' ? seenAt : from, to, today).arrives;
}

/** What is on its way to a branch, by the day of arrival, with the run of that day. */
export async function loadExpected(reader: Reader, { unit, today }: AtDesk): Promise<ExpectedDay[]> {
  const coming = await expected(reader, unit);
  if (coming.length === 0) return [];
  const van = await vanCalendar(reader);
  const days = Map.groupBy(coming, ({ transit }) => arrivalOf(transit, van, today));
  const found: ExpectedDay[] = [];
  for (const [day, arrivals] of [...days].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const runs = (await runsOn(reader, day)).flatMap(({ name, stops }) =>
      stops.filter(stop => stop.unit === unit).map(({ plannedAt }) => ({ name, plannedAt })),
    );
    found.push({ day, run: runs[0], arrivals });
  }
  return found;
}
