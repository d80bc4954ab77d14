import type { Day } from '#platform/day.ts';
import { type Reader, sql } from '#platform/db.ts';

/** One class that came to one meeting. */
export interface ClassVisit {
  /** The school that it registered for. */
  readonly location: string;
  readonly day: Day;
  readonly children: number;
}

/** Classes with a school that came in a period. A meeting called off since, and a class that did not come, are none. */
export const classVisitsBetween = (reader: Reader, from: Day, until: Day): Promise<ClassVisit[]> =>
  reader.many(sql`
    select registration.location, meeting.day, attendance.children
      from programmes.registration
      join programmes.attendance on attendance.registration = registration.id
      join programmes.meeting on meeting.id = attendance.meeting
     where registration.location is not null and meeting.state <> 'cancelled'
       and meeting.day between ${from} and ${until}
     order by meeting.day, attendance.id`);
