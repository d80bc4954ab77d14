import type { UnitId } from '#network';
import type { Day } from '#platform/day.ts';
import { type Reader, sql } from '#platform/db.ts';

/** What came of a programme: meetings that were held, and people. */
export interface Reach {
  readonly programme: string;
  readonly planned: number;
  readonly held: number;
  readonly cancelled: number;
  readonly expected: number;
  readonly registered: number;
  readonly waiting: number;
  readonly came: number;
  readonly children: number;
}

/** Reach by programme of these branches, first and last day included: of meetings that were counted. */
export const reachOf = (reader: Reader, units: readonly UnitId[], first: Day, last: Day): Promise<Reach[]> =>
  reader.many(sql`
    select activity.programme, count(*) filter (where meeting.state = 'planned') as planned,
           coalesce(sum(counted.held), 0) as held,
           count(*) filter (where meeting.state = 'cancelled') as cancelled,
           coalesce(sum(counted.expected), 0) as expected, coalesce(sum(counted.registered), 0) as registered,
           coalesce(sum(counted.waiting), 0) as waiting, coalesce(sum(counted.came), 0) as came,
           coalesce(sum(counted.children), 0) as children
      from programmes.meeting
      join programmes.activity on activity.id = meeting.activity
      left join programmes.counted on counted.meeting = meeting.id
     where meeting.unit = any(${units}::bigint[]) and meeting.day between ${first} and ${last}
     group by activity.programme order by activity.programme`);
