import { network, type UnitId } from '#network';
import { type Actor, allows } from '#people';
import type { Tx } from '#platform/db.ts';
import { ok, refuse, type Result } from '#platform/result.ts';
import type { Activity, ActivityId } from './activity.ts';
import { offerFreeSeats } from './change-registrations.ts';
import type { ActivityRefusal } from './refusals.ts';
import { lockActivities, meetingsOf } from './store/activities.ts';
import { type ActivityChange, type ChangedField, saveActivities } from './store/changes.ts';
import { activeOf } from './store/registrations.ts';
import { tell } from './tell.ts';

/** What somebody wants to change of an activity that is known already; what is left out stays. */
export interface ActivityWish {
  readonly activity: ActivityId;
  readonly title?: string | undefined;
  readonly description?: string | undefined;
  readonly capacity?: number | undefined;
  readonly priceCents?: number | undefined;
  readonly stepFree?: boolean | undefined;
  /** Where, when not in the branch; null is in the branch. */
  readonly elsewhere?: string | null | undefined;
  /** Another branch: meetings to come go along, and leave their room. */
  readonly unit?: UnitId | undefined;
  readonly at: Date;
  readonly by: Actor;
}

type Changeable = Pick<
  Activity,
  'title' | 'description' | 'capacity' | 'priceCents' | 'stepFree' | 'elsewhere' | 'unit'
>;

const names: Readonly<Record<keyof Changeable, ChangedField>> = {
  title: 'title',
  description: 'description',
  capacity: 'capacity',
  priceCents: 'price',
  stepFree: 'step-free',
  elsewhere: 'elsewhere',
  unit: 'unit',
};

/** More or fewer seats are of no concern to who has one. */
const concerns = (field: ChangedField): boolean => field !== 'capacity';

function wanted(activity: Activity, wish: ActivityWish): Changeable {
  const { title, description, capacity, priceCents, stepFree, elsewhere, unit } = wish;
  return {
    title: title?.trim() ?? activity.title,
    description: description?.trim() ?? activity.description,
    capacity: capacity ?? activity.capacity,
    priceCents: priceCents ?? activity.priceCents,
    stepFree: stepFree ?? activity.stepFree,
    elsewhere: elsewhere === undefined ? activity.elsewhere : elsewhere?.trim() || null,
    unit: unit ?? activity.unit,
  };
}

function wrongField({ title, description, capacity, priceCents, elsewhere }: Changeable): string | undefined {
  if (title === '' || title.length > 200) return 'title';
  if (description.length > 2000) return 'description';
  if (!Number.isInteger(capacity) || capacity < 0 || capacity > 10_000) return 'capacity';
  if (!Number.isInteger(priceCents) || priceCents < 0 || priceCents > 1_000_000) return 'price';
  return (elsewhere ?? '').length > 200 ? 'elsewhere' : undefined;
}

/**
 * Changes activities that people know already. Every change is kept with who and when; whoever holds or waits for a
 * seat is told what is otherwise, calendars get a new version, and seats that were added go to who waits. Fewer seats
 * than are taken are refused, as is an activity of which nothing is to come. The same again changes and tells nothing.
 */
export async function changeActivities(
  tx: Tx,
  wishes: readonly ActivityWish[],
): Promise<Result<ActivityId, ActivityRefusal>[]> {
  const place = await network(tx);
  const ids = [...new Set(wishes.map(({ activity }) => activity))];
  const now = new Map<ActivityId, Activity>((await lockActivities(tx, ids)).map(row => [row.id, row]));
  const meetings = Map.groupBy(await meetingsOf(tx, ids), ({ activity }) => activity);
  const changes: ActivityChange[] = [];
  const answers = wishes.map((wish): Result<ActivityId, ActivityRefusal> => {
    const { activity: id, at, by } = wish;
    const activity = now.get(id);
    if (!activity) return refuse({ code: 'programmes/unknown-activity' });
    const next = wanted(activity, wish);
    for (const unit of [activity.unit, next.unit])
      if (!allows(by, 'desk', unit, place, place.today(unit, at)))
        return refuse({ code: 'people/not-allowed', role: 'desk', unit });
    if (!(meetings.get(id) ?? []).some(({ state, endsAt }) => state === 'planned' && endsAt > at))
      return refuse({ code: 'programmes/over' });
    const field = wrongField(next);
    if (field !== undefined) return refuse({ code: 'programmes/not-understood', field });
    if (next.capacity < activity.seatsTaken)
      return refuse({ code: 'programmes/seats-taken', taken: activity.seatsTaken });
    const staff = by.kind === 'staff' ? by.staff : null;
    for (const key of Object.keys(names) as (keyof Changeable)[])
      if (next[key] !== activity[key]) {
        const [before, after] = [String(activity[key] ?? ''), String(next[key] ?? '')];
        changes.push({ activity: id, field: names[key], before, after, staff, at });
      }
    now.set(id, { ...activity, ...next });
    return ok(id);
  });
  const touched = new Set(changes.map(({ activity }) => activity));
  if (touched.size === 0) return answers;
  await saveActivities(
    tx,
    [...now.values()].filter(({ id }) => touched.has(id)),
    changes,
  );
  await tellChanged(tx, now, changes);
  const at = changes[0]?.at ?? new Date(0);
  const grown = changes.filter(({ field, before, after }) => field === 'capacity' && +after > +before);
  await offerFreeSeats(tx, [...new Set(grown.map(({ activity }) => activity))], at);
  return answers;
}

async function tellChanged(
  tx: Tx,
  activities: ReadonlyMap<ActivityId, Activity>,
  changes: readonly ActivityChange[],
): Promise<void> {
  const place = await network(tx);
  const of = Map.groupBy(
    changes.filter(({ field }) => concerns(field)),
    ({ activity }) => activity,
  );
  const ids = [...of.keys()];
  const meetings = Map.groupBy(await meetingsOf(tx, ids), ({ activity }) => activity);
  await tell(
    tx,
    (await activeOf(tx, ids)).flatMap(registration => {
      const activity = activities.get(registration.activity);
      const mine = of.get(registration.activity) ?? [];
      const at = mine[0]?.at ?? new Date(0);
      const next = meetings
        .get(registration.activity)
        ?.find(({ state, endsAt }) => state === 'planned' && endsAt > at);
      if (!activity || !next) return [];
      return [
        {
          registration,
          news: 'changed' as const,
          once: `${activity.id}:${next.revision}`,
          title: activity.title,
          place: activity.elsewhere ?? place.unit(activity.unit).name,
          startsAt: next.startsAt,
          zone: place.zone(activity.unit),
          changed: mine.map(({ field }) => field),
          priceCents: activity.priceCents,
          stepFree: activity.stepFree,
          at,
        },
      ];
    }),
  );
}
