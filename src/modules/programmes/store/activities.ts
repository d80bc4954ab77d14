import type { UnitId } from '#network';
import type { Day } from '#platform/day.ts';
import { type Reader, records, sql, type Tx } from '#platform/db.ts';
import type { Activity, ActivityId, Meeting, MeetingId, MeetingState, RoomId } from '../activity.ts';

export interface Room {
  readonly id: RoomId;
  readonly unit: UnitId;
  readonly name: string;
  readonly seats: number;
  readonly stepFree: boolean;
}

/** Adds rooms that are new by branch and name. */
export const insertRooms = (tx: Tx, rooms: readonly Omit<Room, 'id'>[]): Promise<Room[]> =>
  tx.many(sql`
    insert into programmes.room (unit, name, seats, step_free)
    select unit, name, seats, step_free
      from jsonb_to_recordset(${records(rooms)}) as row(unit bigint, name text, seats integer, step_free boolean)
    on conflict (unit, name) do update set seats = excluded.seats, step_free = excluded.step_free
    returning id, unit, name, seats, step_free`);

/** The rooms of these branches, by name. */
export const roomsOf = (reader: Reader, units: readonly UnitId[]): Promise<Room[]> =>
  reader.many(sql`
    select id, unit, name, seats, step_free from programmes.room
     where unit = any(${units}::bigint[]) order by unit, name`);

/** Whoever plans in these rooms waits for whoever does already; the constraint stays the last word. */
export const lockRooms = (tx: Tx, rooms: readonly RoomId[]): Promise<Room[]> =>
  tx.many(sql`
    select id, unit, name, seats, step_free from programmes.room
     where id = any(${rooms}::bigint[]) order by id for update`);

export interface Slot {
  readonly key: number;
  readonly room: RoomId;
  readonly startsAt: Date;
  readonly endsAt: Date;
  /** The meeting itself, when it is moved. */
  readonly meeting: MeetingId | undefined;
}

/** Which of these slots lie over a meeting that stands, and over which. Meetings that are moved themselves do not count. */
export const clashes = (
  tx: Tx,
  slots: readonly Slot[],
): Promise<{ key: number; room: string; title: string }[]> =>
  tx.many(sql`
    select distinct on (slot.key) slot.key, room.name as room, activity.title
      from jsonb_to_recordset(${records(slots)}) as slot(
           key integer, room bigint, starts_at timestamptz, ends_at timestamptz, meeting bigint)
      join programmes.meeting on meeting.room = slot.room and meeting.state <> 'cancelled'
       and int8range(meeting.room, meeting.room, '[]') && int8range(slot.room, slot.room, '[]')
       and tstzrange(meeting.starts_at, meeting.ends_at) && tstzrange(slot.starts_at, slot.ends_at)
       and not meeting.id = any(${slots.map(({ meeting }) => meeting ?? 0)}::bigint[])
      join programmes.activity on activity.id = meeting.activity
      join programmes.room on room.id = slot.room
     order by slot.key, meeting.starts_at`);

export const insertSeries = async (tx: Tx, titles: readonly string[]): Promise<number[]> =>
  (
    await tx.many<{ id: number }>(sql`
      insert into programmes.series (title)
      select title from unnest(${titles}::text[]) with ordinality as row(title, place) order by place
      returning id`)
  ).map(({ id }) => id);

export type NewActivity = Omit<Activity, 'id' | 'state' | 'seatsTaken' | 'seatsWaiting'> & {
  readonly source: string | null;
  readonly madeAt: Date;
};

/** Adds activities in the order given; answers their numbers in that order. */
export const insertActivities = async (tx: Tx, rows: readonly NewActivity[]): Promise<ActivityId[]> =>
  (
    await tx.many<{ id: number }>(sql`
      insert into programmes.activity (series, programme, version, title, description, unit, partner, elsewhere, step_free,
             capacity, registration, price_cents, language, audience, open_to, expected, staff, volunteers, state, source, made_at)
      select series, programme, version, title, description, unit, partner, elsewhere, step_free, capacity, registration,
             price_cents, language, audience, open_to, expected, staff, volunteers, 'planned', source, made_at
        from jsonb_to_recordset(${records(rows.map((row, place) => ({ ...row, place })))}) as row(
             place integer, series bigint, programme text, version integer, title text, description text, unit bigint,
             partner bigint, elsewhere text, step_free boolean, capacity integer, registration text, price_cents integer,
             language text, audience text, open_to text, expected integer, staff integer, volunteers integer, source text,
             made_at timestamptz)
       order by place
      returning id`)
  )
    .map(({ id }) => id)
    .toSorted((a, b) => a - b);

export const insertMeetings = (
  tx: Tx,
  rows: readonly Omit<Meeting, 'id' | 'state' | 'revision'>[],
): Promise<{ id: MeetingId; activity: ActivityId; startsAt: Date }[]> =>
  tx.many(sql`
    insert into programmes.meeting (activity, unit, room, starts_at, ends_at, day, state)
    select activity, unit, room, starts_at, ends_at, day, 'planned'
      from jsonb_to_recordset(${records(rows)}) as row(
           activity bigint, unit bigint, room bigint, starts_at timestamptz, ends_at timestamptz, day date)
     order by activity, starts_at
    returning id, activity, starts_at`);

/** Of these sources, those that an activity came from already. */
export const knownSources = async (reader: Reader, sources: readonly string[]): Promise<string[]> =>
  (
    await reader.many<{ source: string }>(
      sql`select source from programmes.activity where source = any(${sources}::text[])`,
    )
  ).map(({ source }) => source);

const activityColumns = sql`
  activity.id, activity.series, activity.programme, activity.version, activity.title, activity.description,
  activity.unit, activity.partner, activity.elsewhere, activity.step_free, activity.capacity, activity.registration,
  activity.price_cents, activity.language, activity.audience, activity.open_to, activity.expected, activity.staff, activity.volunteers,
  activity.state, activity.seats_taken, activity.seats_waiting`;

const meetingColumns = sql`
  meeting.id, meeting.activity, meeting.unit, meeting.room, meeting.starts_at, meeting.ends_at, meeting.day,
  meeting.state, meeting.revision`;

export const readActivities = (reader: Reader, ids: readonly ActivityId[]): Promise<Activity[]> =>
  reader.many(sql`
    select ${activityColumns} from programmes.activity where id = any(${ids}::bigint[]) order by id`);

/** Activities locked for seats, first number first, so that two who lock the same wait and do not block each other. */
export const lockActivities = (
  tx: Tx,
  ids: readonly ActivityId[],
): Promise<(Activity & { endsAt: Date })[]> =>
  tx.many(sql`
    select ${activityColumns},
           (select max(ends_at) from programmes.meeting
             where meeting.activity = activity.id and state <> 'cancelled') as ends_at
      from programmes.activity where id = any(${ids}::bigint[]) order by id for update`);

export const addSeats = (
  tx: Tx,
  changes: readonly { readonly activity: ActivityId; readonly taken: number; readonly waiting: number }[],
): Promise<number> =>
  tx.run(sql`
    update programmes.activity
       set seats_taken = seats_taken + row.taken, seats_waiting = seats_waiting + row.waiting
      from jsonb_to_recordset(${records(changes)}) as row(activity bigint, taken integer, waiting integer)
     where id = row.activity and (row.taken <> 0 or row.waiting <> 0)`);

export const meetingsOf = (reader: Reader, activities: readonly ActivityId[]): Promise<Meeting[]> =>
  reader.many(sql`
    select ${meetingColumns} from programmes.meeting
     where activity = any(${activities}::bigint[]) order by activity, starts_at, id`);

export const lockMeetings = (tx: Tx, ids: readonly MeetingId[]): Promise<Meeting[]> =>
  tx.many(sql`
    select ${meetingColumns} from programmes.meeting where id = any(${ids}::bigint[]) order by id for update`);

export const readMeetings = (reader: Reader, ids: readonly MeetingId[]): Promise<Meeting[]> =>
  reader.many(
    sql`select ${meetingColumns} from programmes.meeting where id = any(${ids}::bigint[]) order by id`,
  );

/** Moves meetings out of each other's way first, so that two may swap a room. */
export async function saveMoves(
  tx: Tx,
  rows: readonly {
    readonly meeting: MeetingId;
    readonly room: RoomId | null;
    readonly startsAt: Date;
    readonly endsAt: Date;
    readonly day: Day;
  }[],
): Promise<void> {
  await tx.run(
    sql`update programmes.meeting set room = null where id = any(${rows.map(row => row.meeting)}::bigint[])`,
  );
  await tx.run(sql`
    update programmes.meeting
       set room = row.room, starts_at = row.starts_at, ends_at = row.ends_at, day = row.day, revision = revision + 1
      from jsonb_to_recordset(${records(rows)}) as row(
           meeting bigint, room bigint, starts_at timestamptz, ends_at timestamptz, day date)
     where meeting.id = row.meeting`);
}

export const saveMeetingStates = (
  tx: Tx,
  meetings: readonly MeetingId[],
  state: MeetingState,
): Promise<number> =>
  tx.run(sql`
    update programmes.meeting set state = ${state}, revision = revision + 1 where id = any(${meetings}::bigint[])`);

/** Of these, the activities that have no meeting left: they become cancelled. */
export const cancelEmpty = (tx: Tx, activities: readonly ActivityId[]): Promise<{ id: ActivityId }[]> =>
  tx.many(sql`
    update programmes.activity set state = 'cancelled'
     where id = any(${activities}::bigint[]) and state = 'planned'
       and not exists (select from programmes.meeting
                        where meeting.activity = activity.id and meeting.state <> 'cancelled')
    returning id`);

/** Meetings that have ended and were not called off, a batch at a time. */
export const endedMeetings = (tx: Tx, at: Date, limit: number): Promise<{ id: MeetingId }[]> =>
  tx.many(sql`
    select id from programmes.meeting where state = 'planned' and ends_at <= ${at} order by ends_at, id limit ${limit}`);
