import type { UnitId } from '#network';
import type { Day } from '#platform/day.ts';
import { type Reader, sql } from '#platform/db.ts';
import type { ActivityId, MeetingId, MeetingState } from '../activity.ts';
import type { RegistrationState } from '../registration.ts';

/** A meeting as those who receive people see it; seats are people. */
export interface AtDoor {
  readonly meeting: MeetingId;
  readonly activity: ActivityId;
  readonly unit: UnitId;
  readonly title: string;
  readonly programme: string;
  readonly series: number | null;
  readonly elsewhere: string | null;
  readonly room: string | null;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly state: MeetingState;
  readonly registration: 'needed' | 'none';
  readonly capacity: number;
  readonly expected: number;
  readonly seatsTaken: number;
  readonly seatsWaiting: number;
  readonly came: number;
  readonly children: number;
  /** Of those, who had no registration. */
  readonly tallied: number;
}

const atDoor = sql`
  select meeting.id as meeting, meeting.activity, meeting.unit, activity.title, activity.programme, activity.series, activity.elsewhere, room.name as room,
         meeting.starts_at, meeting.ends_at, meeting.state, activity.registration, activity.capacity, activity.expected,
         activity.seats_taken, activity.seats_waiting, ticks.came, ticks.children, ticks.tallied
    from programmes.meeting
    join programmes.activity on activity.id = meeting.activity
    left join programmes.room on room.id = meeting.room
   cross join lateral (
         select greatest(coalesce(sum(attendance.came), 0), 0) as came,
                greatest(coalesce(sum(attendance.children), 0), 0) as children,
                coalesce(sum(attendance.came) filter (where attendance.registration is null), 0) as tallied
           from programmes.attendance where attendance.meeting = meeting.id) as ticks`;

/** What goes on at a branch on a day, also what another library leads there; what was called off too. */
export const meetingsOn = (reader: Reader, unit: UnitId, day: Day): Promise<AtDoor[]> =>
  reader.many(sql`
    ${atDoor} where (meeting.unit = ${unit} or activity.partner = ${unit}) and meeting.day = ${day}
     order by meeting.starts_at, meeting.id`);

/** What these branches have planned between two moments, soonest first. */
export const meetingsBetween = (
  reader: Reader,
  units: readonly UnitId[],
  from: Date,
  until: Date,
): Promise<AtDoor[]> =>
  reader.many(sql`
    ${atDoor} where meeting.unit = any(${units}::bigint[]) and meeting.starts_at >= ${from}
       and meeting.starts_at < ${until}
     order by meeting.starts_at, meeting.id`);

/** A meeting and all that come after it in its activity or series, those called off left out. */
export const fromHereOn = (reader: Reader, meeting: MeetingId): Promise<AtDoor[]> =>
  reader.many(sql`
    ${atDoor}
      join programmes.meeting as first on first.id = ${meeting}
      join programmes.activity as its on its.id = first.activity
     where (meeting.activity = its.id or activity.series = its.series)
       and meeting.starts_at >= first.starts_at and meeting.state <> 'cancelled'
     order by meeting.starts_at, meeting.id`);

export const doorOf = (reader: Reader, meeting: MeetingId): Promise<AtDoor | undefined> =>
  reader.maybe(sql`${atDoor} where meeting.id = ${meeting}`);

/** Somebody on the list at the door. */
export interface Expectation {
  readonly code: string;
  /** Null once dropped after the term. */
  readonly name: string | null;
  readonly kind: 'person' | 'group' | 'class';
  readonly seats: number;
  readonly children: number;
  readonly state: RegistrationState;
  /** True once ticked at this meeting. */
  readonly came: boolean;
}

/** Everyone who may come through the door, by name; who waits last. */
export const doorList = (reader: Reader, { meeting, activity }: AtDoor): Promise<Expectation[]> =>
  reader.many(sql`
    select registration.code, registration.name, registration.kind, registration.seats, registration.children,
           registration.state, attendance.id is not null as came
      from programmes.registration
      left join programmes.attendance on attendance.registration = registration.id and attendance.meeting = ${meeting}
     where registration.activity = ${activity}
       and registration.state in ('registered', 'waiting', 'offered', 'came', 'absent')
     order by registration.state in ('waiting', 'offered'), lower(registration.name), registration.id`);

/** The highest number under which a device sent a tick. */
export const lastTick = async (reader: Reader, device: string): Promise<number> =>
  (
    await reader.one<{ last: number }>(
      sql`select coalesce(max(number), 0) as last from programmes.attendance where device = ${device}`,
    )
  ).last;
