import type { UnitId } from '#network';
import type { Day } from '#platform/day.ts';
import { records, sql, type Tx } from '#platform/db.ts';
import type { MeetingId } from '../activity.ts';
import type { RegistrationId } from '../registration.ts';

export interface Tick {
  readonly meeting: MeetingId;
  readonly registration: RegistrationId | undefined;
  readonly device: string;
  readonly number: number;
  readonly came: number;
  readonly children: number;
  readonly at: Date;
}

/** Adds ticks; one that was sent before, by device and number or for the same registration, adds nothing. */
export const insertTicks = (tx: Tx, rows: readonly Tick[]): Promise<number> =>
  tx.run(sql`
    insert into programmes.attendance (meeting, registration, device, number, came, children, at)
    select meeting, registration, device, number, came, children, at
      from jsonb_to_recordset(${records(rows)}) as row(
           meeting bigint, registration bigint, device text, number bigint, came integer, children integer,
           at timestamptz)
    on conflict do nothing`);

/** What is to be counted of a meeting, and what the ledger has of it so far. */
export interface ToCount {
  readonly meeting: MeetingId;
  readonly unit: UnitId;
  readonly partner: UnitId | null;
  readonly day: Day;
  readonly endsAt: Date;
  readonly programme: string;
  readonly audience: string;
  readonly now: Amounts;
  readonly was: Amounts | null;
}

export interface Amounts {
  readonly held: number;
  readonly expected: number;
  readonly registered: number;
  readonly waiting: number;
  readonly came: number;
  readonly children: number;
}

/** Locks meetings and adds up what is known of them. */
export async function addUp(tx: Tx, meetings: readonly MeetingId[]): Promise<ToCount[]> {
  await tx.run(
    sql`select from programmes.meeting where id = any(${meetings}::bigint[]) order by id for update`,
  );
  return tx.many(sql`
    select meeting.id as meeting, activity.unit, activity.partner, meeting.day, meeting.ends_at, activity.programme,
           activity.audience,
           case when meeting.state = 'cancelled'
                then '{"held":0,"expected":0,"registered":0,"waiting":0,"came":0,"children":0}'::jsonb
                else jsonb_build_object(
                  'held', 1, 'expected', activity.expected, 'registered', seats.registered, 'waiting', seats.waiting,
                  'came', ticks.came, 'children', least(ticks.children, ticks.came)) end as now,
           case when counted.meeting is not null then jsonb_build_object(
             'held', counted.held, 'expected', counted.expected, 'registered', counted.registered,
             'waiting', counted.waiting, 'came', counted.came, 'children', counted.children) end as was
      from programmes.meeting
      join programmes.activity on activity.id = meeting.activity
      left join programmes.counted on counted.meeting = meeting.id
     cross join lateral (
           select coalesce(sum(registration.seats) filter (where registration.state in ('registered', 'came', 'absent')), 0) as registered,
                  coalesce(sum(registration.seats) filter (where registration.state in ('waiting', 'offered')), 0) as waiting
             from programmes.registration where registration.activity = activity.id) as seats
     cross join lateral (
           select greatest(coalesce(sum(attendance.came), 0), 0) as came,
                  greatest(coalesce(sum(attendance.children), 0), 0) as children
             from programmes.attendance where attendance.meeting = meeting.id) as ticks
     where meeting.id = any(${meetings}::bigint[])
     order by meeting.id`);
}

export const saveCounted = (tx: Tx, rows: readonly (Amounts & { meeting: MeetingId })[]): Promise<number> =>
  tx.run(sql`
    insert into programmes.counted (meeting, held, expected, registered, waiting, came, children)
    select meeting, held, expected, registered, waiting, came, children
      from jsonb_to_recordset(${records(rows)}) as row(
           meeting bigint, held integer, expected integer, registered integer, waiting integer, came integer,
           children integer)
    on conflict (meeting) do update
       set held = excluded.held, expected = excluded.expected, registered = excluded.registered,
           waiting = excluded.waiting, came = excluded.came, children = excluded.children`);
