import type { UnitId } from '#network';
import type { Day } from '#platform/day.ts';
import { type Reader, records, sql, type Tx } from '#platform/db.ts';
import type { MeetingId } from '../activity.ts';
import type { Volunteer } from '../volunteer.ts';

const columns = sql`id, unit, name, contact, roles, available, since, until`;

/** Adds volunteers; one who helps there already under that name and contact gets these roles and times. */
export const saveVolunteers = (tx: Tx, rows: readonly Omit<Volunteer, 'id'>[]): Promise<{ id: number }[]> =>
  tx.many(sql`
    insert into programmes.volunteer (unit, name, contact, roles, available, since, until)
    select unit, name, contact, array(select jsonb_array_elements_text(roles)),
           array(select jsonb_array_elements_text(available)), since, until
      from jsonb_to_recordset(${records(rows)}) as row(
           unit bigint, name text, contact text, roles jsonb, available jsonb, since date, until date)
    on conflict (unit, lower(contact), lower(name)) where until is null
    do update set roles = excluded.roles, available = excluded.available
    returning id`);

/** Volunteers of these branches who are not forgotten, by name. */
export const volunteersOf = (reader: Reader, units: readonly UnitId[]): Promise<Volunteer[]> =>
  reader.many(sql`
    select ${columns} from programmes.volunteer
     where unit = any(${units}::bigint[]) and forgotten_at is null order by lower(name), id`);

export const lockVolunteers = (tx: Tx, ids: readonly number[]): Promise<Volunteer[]> =>
  tx.many(
    sql`select ${columns} from programmes.volunteer where id = any(${ids}::bigint[]) order by id for update`,
  );

export const endVolunteer = (tx: Tx, id: number, until: Day): Promise<number> =>
  tx.run(sql`update programmes.volunteer set until = greatest(since, ${until}::date) where id = ${id}`);

/** Names and contacts of those whose last day was before this one go; their hours stay. */
export const forgetVolunteers = (tx: Tx, before: Day, at: Date): Promise<number> =>
  tx.run(sql`
    update programmes.volunteer set name = null, contact = null, available = '{}', forgotten_at = ${at}
     where until < ${before} and forgotten_at is null`);

export interface HoursRow {
  readonly volunteer: number;
  readonly role: string;
  readonly meeting: MeetingId | null;
  readonly day: Day;
  readonly minutes: number;
  /** When it was written down. */
  readonly at: Date;
}

/** Hours as they are now, and as they stood before, when they did. */
export interface Written extends HoursRow {
  readonly wasRole: string | null;
  readonly wasMinutes: number | null;
}

/** Writes hours; of a meeting once a volunteer, the newest stands. The volunteers must be locked. */
export const insertHours = (tx: Tx, rows: readonly HoursRow[]): Promise<Written[]> =>
  tx.many(sql`
    with given as (
      select * from jsonb_to_recordset(${records(rows)}) as row(
             volunteer bigint, role text, meeting bigint, day date, minutes integer, at timestamptz)),
    kept as (
      insert into programmes.volunteer_hours (volunteer, role, meeting, day, minutes)
      select volunteer, role, meeting, day, minutes from given
      on conflict (volunteer, meeting) do update set role = excluded.role, minutes = excluded.minutes)
    select given.*, was.role as was_role, was.minutes as was_minutes
      from given
      left join programmes.volunteer_hours as was
        on was.volunteer = given.volunteer and was.meeting = given.meeting`);

export interface HoursOfRole {
  readonly unit: UnitId;
  readonly role: string;
  /** How many different people. */
  readonly people: number;
  readonly minutes: number;
}

/** What volunteers of these branches did in a period, by branch and role: people and minutes, no names. */
export const hoursBetween = (
  reader: Reader,
  units: readonly UnitId[],
  from: Day,
  until: Day,
): Promise<HoursOfRole[]> =>
  reader.many(sql`
    select volunteer.unit, hours.role, count(distinct volunteer.id) as people, sum(hours.minutes) as minutes
      from programmes.volunteer_hours as hours
      join programmes.volunteer on volunteer.id = hours.volunteer
     where volunteer.unit = any(${units}::bigint[]) and hours.day between ${from} and ${until}
     group by volunteer.unit, hours.role order by volunteer.unit, hours.role`);
