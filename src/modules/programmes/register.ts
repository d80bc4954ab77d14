import { network } from '#network';
import type { Tx } from '#platform/db.ts';
import { ok, refuse, type Result } from '#platform/result.ts';
import type { ActivityId } from './activity.ts';
import { readContact, type RegistrationId } from './registration.ts';
import type { RegisterRefusal } from './refusals.ts';
import { addSeats, lockActivities, meetingsOf } from './store/activities.ts';
import { knownLocations } from './store/locations.ts';
import { insertRegistrations, type NewRegistration, standing } from './store/registrations.ts';
import { tell } from './tell.ts';

/** A wish to take part: a name and one contact, no account. */
export interface RegisterWish {
  readonly activity: ActivityId;
  readonly kind: 'person' | 'group' | 'class';
  readonly name: string;
  /** An e-mail address or a telephone number. */
  readonly contact: string;
  readonly language: 'nl' | 'en';
  readonly seats: number;
  readonly children: number;
  /** For a class: the code of its school. */
  readonly location?: string | undefined;
  /** Unguessable: whoever knows it may cancel. */
  readonly code: string;
  /** Somebody who works in a library asks: what is for staff is open to them. */
  readonly staff?: boolean;
  readonly at: Date;
}

export interface Registered {
  readonly id: RegistrationId;
  readonly code: string;
  readonly state: 'registered' | 'waiting';
}

function wrongField({ name, contact, seats, children }: RegisterWish): string | undefined {
  if (name.trim() === '' || name.length > 100) return 'name';
  if (readContact(contact) === undefined) return 'contact';
  if (!Number.isInteger(seats) || seats < 1 || seats > 200) return 'seats';
  return Number.isInteger(children) && children >= 0 && children <= seats ? undefined : 'children';
}

const keyOf = (activity: ActivityId, contact: string, name: string): string =>
  `${activity} ${contact} ${name.trim().toLowerCase()}`;

/**
 * Gives seats in the order of the list, or a place on the waiting list: also while others wait, so that nobody goes
 * before them. The activity's row is locked until the end, and the database would refuse one seat too many.
 */
export async function registerFor(
  tx: Tx,
  wishes: readonly RegisterWish[],
): Promise<Result<Registered, RegisterRefusal>[]> {
  const ids = [...new Set(wishes.map(({ activity }) => activity))];
  const activities = new Map((await lockActivities(tx, ids)).map(row => [row.id, { ...row }]));
  const sound = wishes.map(wish => wrongField(wish));
  const named = wishes.flatMap(({ activity, contact, name }, n) =>
    sound[n] === undefined ? [{ activity, contact: readContact(contact) ?? '', name: name.trim() }] : [],
  );
  const known = new Set(
    (await standing(tx, named)).map(({ activity, contact, name }) => keyOf(activity, contact, name)),
  );
  const schools = new Set(
    await knownLocations(
      tx,
      wishes.flatMap(({ location }) => location ?? []),
    ),
  );
  const changes = new Map(ids.map(activity => [activity, { activity, taken: 0, waiting: 0 }]));
  const rows: NewRegistration[] = [];
  const answers = wishes.map((wish, n): Result<NewRegistration, RegisterRefusal> => {
    const activity = activities.get(wish.activity);
    if (!activity || (activity.openTo === 'staff' && !wish.staff))
      return refuse({ code: 'programmes/unknown-activity' });
    const field = sound[n];
    if (field !== undefined) return refuse({ code: 'programmes/not-understood', field });
    if (activity.state !== 'planned' || activity.registration !== 'needed' || activity.endsAt <= wish.at)
      return refuse({ code: 'programmes/not-open' });
    if (wish.location !== undefined && (wish.kind !== 'class' || !schools.has(wish.location)))
      return refuse({ code: 'programmes/not-understood', field: 'school' });
    const contact = readContact(wish.contact) ?? '';
    const key = keyOf(wish.activity, contact, wish.name);
    if (known.has(key)) return refuse({ code: 'programmes/already-registered' });
    known.add(key);
    const change = changes.get(wish.activity) ?? { activity: wish.activity, taken: 0, waiting: 0 };
    const fits =
      activity.seatsWaiting + change.waiting === 0 &&
      activity.seatsTaken + change.taken + wish.seats <= activity.capacity;
    if (fits) change.taken += wish.seats;
    else change.waiting += wish.seats;
    const { at, staff: _staff, ...rest } = wish;
    const row: NewRegistration = {
      ...rest,
      name: wish.name.trim(),
      contact,
      location: wish.location ?? null,
      state: fits ? 'registered' : 'waiting',
      madeAt: at,
    };
    rows.push(row);
    return ok(row);
  });
  const made = new Map((await insertRegistrations(tx, rows)).map(({ id, code }) => [code, id]));
  await addSeats(tx, [...changes.values()]);
  const place = await network(tx);
  const meetings = Map.groupBy(await meetingsOf(tx, ids), ({ activity }) => activity);
  await tell(
    tx,
    rows.flatMap(row => {
      const activity = activities.get(row.activity);
      const first = meetings
        .get(row.activity)
        ?.find(({ state, endsAt }) => state === 'planned' && endsAt > row.madeAt);
      if (!activity || !first) return [];
      return [
        {
          registration: { ...row, id: made.get(row.code) ?? 0, offeredUntil: null },
          news: row.state === 'registered' ? ('registered' as const) : ('waiting' as const),
          title: activity.title,
          place: activity.elsewhere ?? place.unit(activity.unit).name,
          startsAt: first.startsAt,
          zone: place.zone(activity.unit),
          at: row.madeAt,
        },
      ];
    }),
  );
  return answers.map(answer =>
    answer.ok
      ? ok({
          id: made.get(answer.value.code) ?? 0,
          code: answer.value.code,
          state: answer.value.state === 'registered' ? 'registered' : 'waiting',
        })
      : answer,
  );
}
