import type { UnitId } from '#network';
import { type Reader, sql } from '#platform/db.ts';
import type { Coming } from './agenda.ts';

/** A meeting with all that its makers wrote about it. */
export interface Written extends Coming {
  readonly series: string | null;
  /** How many meetings its activity has that were not called off. */
  readonly meetings: number;
  readonly expected: number;
  readonly staff: number;
  readonly volunteers: number;
}

/** Every meeting of these branches that begins in a period, also what was called off, soonest first. */
export const writtenBetween = (
  reader: Reader,
  units: readonly UnitId[],
  from: Date,
  until: Date,
): Promise<Written[]> =>
  reader.many(sql`
    select meeting.id as meeting, meeting.activity, meeting.starts_at, meeting.ends_at, meeting.revision, meeting.state,
           meeting.unit, activity.partner, activity.elsewhere, room.name as room, activity.title, activity.description,
           activity.programme, activity.audience, activity.open_to, activity.language, activity.step_free,
           activity.price_cents, activity.registration, activity.capacity, activity.seats_taken, activity.seats_waiting,
           series.title as series, activity.expected, activity.staff, activity.volunteers,
           (select count(*) from programmes.meeting as other
             where other.activity = activity.id and other.state <> 'cancelled') as meetings
      from programmes.meeting
      join programmes.activity on activity.id = meeting.activity
      left join programmes.series on series.id = activity.series
      left join programmes.room on room.id = meeting.room
     where meeting.unit = any(${units}::bigint[]) and meeting.starts_at >= ${from} and meeting.starts_at < ${until}
     order by meeting.starts_at, meeting.id`);
