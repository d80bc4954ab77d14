import { network } from '#network';
import { forgetLetters } from '#notices';
import type { Tx } from '#platform/db.ts';
import { meetingsOf, readActivities } from './store/activities.ts';
import { dropNames, takeUnreminded } from './store/registrations.ts';
import { tell } from './tell.ts';

const hour = 3_600_000;
/** Days that names are kept after the last meeting. */
const termDays = 30;

/** Tells who takes part within a day and a half that it is coming, once. Answers how many. */
export async function remind(tx: Tx, at: Date): Promise<number> {
  const people = await takeUnreminded(tx, at, new Date(at.getTime() + 36 * hour));
  const ids = [...new Set(people.map(({ activity }) => activity))];
  const place = await network(tx);
  const activities = new Map((await readActivities(tx, ids)).map(row => [row.id, row]));
  const meetings = Map.groupBy(await meetingsOf(tx, ids), ({ activity }) => activity);
  await tell(
    tx,
    people.flatMap(registration => {
      const activity = activities.get(registration.activity);
      const next = meetings
        .get(registration.activity)
        ?.find(({ state, startsAt }) => state === 'planned' && startsAt > at);
      if (!activity || !next) return [];
      return [
        {
          registration,
          news: 'reminder' as const,
          title: activity.title,
          place: activity.elsewhere ?? place.unit(activity.unit).name,
          startsAt: next.startsAt,
          zone: place.zone(activity.unit),
          at,
        },
      ];
    }),
  );
  return people.length;
}

/** Drops names, contacts and letters once the term is over; every count stays. Answers how many names. */
export async function forgetNames(tx: Tx, at: Date): Promise<number> {
  const over = new Date(at.getTime() - termDays * 24 * hour);
  await forgetLetters(tx, over);
  return dropNames(tx, over, at);
}
