import { network } from '#network';
import type { Tx } from '#platform/db.ts';
import { ok, refuse, type Result } from '#platform/result.ts';
import { step } from '#platform/state-table.ts';
import type { Activity, ActivityId, Meeting } from './activity.ts';
import {
  type Registration,
  type RegistrationActor,
  registrationLife,
  type RegistrationState,
  type RegistrationVerb,
  seatsHeld,
} from './registration.ts';
import type { ChangeRefusal } from './refusals.ts';
import { addSeats, lockActivities, meetingsOf } from './store/activities.ts';
import {
  activitiesOfCodes,
  lapsedOffers,
  lockByCode,
  lockWaiting,
  saveStates,
} from './store/registrations.ts';
import { type News, tell } from './tell.ts';

export interface RegistrationChange {
  readonly code: string;
  readonly verb: RegistrationVerb;
  readonly by: RegistrationActor;
  readonly at: Date;
}

/** How long an offered seat waits for a yes: two days, and never past the beginning. */
const patience = 48 * 3_600_000;

const newsOf: Partial<Record<RegistrationState, News>> = {
  registered: 'registered',
  offered: 'offered',
  lapsed: 'lapsed',
  cancelled: 'cancelled',
};

/**
 * Changes registrations by their life: cancel, accept, come, miss, lapse. Seats that come free are offered to who
 * waits longest and fits. Doing the same twice is answered with the state and changes nothing.
 */
export async function changeRegistrations(
  tx: Tx,
  wishes: readonly RegistrationChange[],
): Promise<Result<RegistrationState, ChangeRefusal>[]> {
  if (wishes.length === 0) return [];
  const found = await activitiesOfCodes(
    tx,
    wishes.map(({ code }) => code),
  );
  const ids = [...new Set(found.map(({ activity }) => activity))];
  const activities = new Map((await lockActivities(tx, ids)).map(row => [row.id, row]));
  const before = new Map(
    (
      await lockByCode(
        tx,
        wishes.map(({ code }) => code),
      )
    ).map(row => [row.code, row]),
  );
  const now = new Map(before);
  const free = new Map(
    ids.map(id => [id, (activities.get(id)?.capacity ?? 0) - (activities.get(id)?.seatsTaken ?? 0)]),
  );
  const changed: Registration[] = [];
  const answers = wishes.map(({ code, verb, by }): Result<RegistrationState, ChangeRefusal> => {
    const row = now.get(code);
    if (!row) return refuse({ code: 'programmes/unknown-registration' });
    if (isDone(row.state, verb)) return ok(row.state);
    const next = step(registrationLife, row.state, verb, by);
    if (!next.ok) return next;
    const extra = seatsHeld(next.value, row.seats) - seatsHeld(row.state, row.seats);
    const left = free.get(row.activity) ?? 0;
    if (extra > left) return refuse({ code: 'programmes/full' });
    free.set(row.activity, left - extra);
    const after = { ...row, state: next.value, offeredUntil: null };
    now.set(code, after);
    changed.push(after);
    return ok(next.value);
  });
  const at = wishes.reduce(
    (latest, wish) => (wish.at > latest ? wish.at : latest),
    wishes[0]?.at ?? new Date(0),
  );
  const meetings = Map.groupBy(await meetingsOf(tx, ids), ({ activity }) => activity);
  const offered = await offers(tx, activities, meetings, free, now, at);
  const all = [...changed, ...offered];
  await saveStates(tx, all);
  await addSeats(
    tx,
    ids.map(activity => {
      const mine = all.filter(row => row.activity === activity);
      const was = (row: Registration) => before.get(row.code)?.state ?? 'waiting';
      return {
        activity,
        taken: mine.reduce(
          (n, row) => n + seatsHeld(row.state, row.seats) - seatsHeld(was(row), row.seats),
          0,
        ),
        waiting: mine.reduce(
          (n, row) =>
            n + (row.state === 'waiting' ? row.seats : 0) - (was(row) === 'waiting' ? row.seats : 0),
          0,
        ),
      };
    }),
  );
  await tellChanges(tx, all, activities, meetings, at);
  return answers;
}

const ends: Partial<Record<RegistrationVerb, RegistrationState>> = {
  cancel: 'cancelled',
  accept: 'registered',
  come: 'came',
  miss: 'absent',
  lapse: 'lapsed',
};
const isDone = (state: RegistrationState, verb: RegistrationVerb): boolean => ends[verb] === state;

type Activities = ReadonlyMap<ActivityId, Activity>;
type Meetings = ReadonlyMap<ActivityId, readonly Meeting[]>;

/** The next meeting that has not ended; what is over offers nothing. */
const nextMeeting = (meetings: Meetings, activity: ActivityId, at: Date): Meeting | undefined =>
  meetings.get(activity)?.find(({ state, endsAt }) => state === 'planned' && endsAt > at);

async function offers(
  tx: Tx,
  activities: Activities,
  meetings: Meetings,
  free: Map<ActivityId, number>,
  now: ReadonlyMap<string, Registration>,
  at: Date,
): Promise<Registration[]> {
  const open = [...activities.values()].filter(
    ({ id, state }) => state === 'planned' && (free.get(id) ?? 0) > 0 && nextMeeting(meetings, id, at),
  );
  if (open.length === 0) return [];
  const waiting = await lockWaiting(
    tx,
    open.map(({ id }) => id),
  );
  return waiting.flatMap(row => {
    const left = free.get(row.activity) ?? 0;
    const next = nextMeeting(meetings, row.activity, at);
    if (row.seats > left || !next || (now.get(row.code) ?? row).state !== 'waiting') return [];
    free.set(row.activity, left - row.seats);
    const end = next.startsAt > at ? next.startsAt : next.endsAt;
    const offeredUntil = new Date(Math.min(at.getTime() + patience, end.getTime()));
    return [{ ...row, state: 'offered' as const, offeredUntil }];
  });
}

async function tellChanges(
  tx: Tx,
  rows: readonly Registration[],
  activities: Activities,
  meetings: Meetings,
  at: Date,
): Promise<void> {
  const place = await network(tx);
  await tell(
    tx,
    rows.flatMap(row => {
      const activity = activities.get(row.activity);
      const news = newsOf[row.state];
      const first = nextMeeting(meetings, row.activity, at) ?? meetings.get(row.activity)?.[0];
      if (!activity || !news || !first) return [];
      return [
        {
          registration: row,
          news,
          once: row.offeredUntil?.toISOString() ?? row.state,
          title: activity.title,
          place: activity.elsewhere ?? place.unit(activity.unit).name,
          startsAt: first.startsAt,
          zone: place.zone(activity.unit),
          at,
        },
      ];
    }),
  );
}

/** Offers the seats that these activities have free to who waits longest and fits. */
export async function offerFreeSeats(tx: Tx, ids: readonly ActivityId[], at: Date): Promise<void> {
  if (ids.length === 0) return;
  const activities = new Map((await lockActivities(tx, ids)).map(row => [row.id, row]));
  const meetings = Map.groupBy(await meetingsOf(tx, ids), ({ activity }) => activity);
  const free = new Map([...activities.values()].map(one => [one.id, one.capacity - one.seatsTaken]));
  const offered = await offers(tx, activities, meetings, free, new Map(), at);
  await saveStates(tx, offered);
  await addSeats(
    tx,
    ids.map(activity => {
      const seats = offered.filter(row => row.activity === activity).reduce((n, row) => n + row.seats, 0);
      return { activity, taken: seats, waiting: -seats };
    }),
  );
  await tellChanges(tx, offered, activities, meetings, at);
}

/** Offers that nobody answered go to the next; answers how many. */
export async function lapseOffers(tx: Tx, at: Date): Promise<number> {
  const over = await lapsedOffers(tx, at);
  await changeRegistrations(
    tx,
    over.map(({ code }) => ({ code, verb: 'lapse' as const, by: 'system' as const, at })),
  );
  return over.length;
}
