import type { MemberId } from '#people';
import type { Day } from '#platform/day.ts';
import { type Reader, sql } from '#platform/db.ts';

/** Members whose months begin on a day: those of the 31st on the last day of a shorter month. */
export const membersSince = async (reader: Reader, day: Day): Promise<MemberId[]> =>
  (
    await reader.many<{ member: MemberId }>(sql`
      select member from people.member_view
       where since <= ${day}::date
         and (extract(day from since) = extract(day from ${day}::date)
              or (extract(day from since) > extract(day from ${day}::date)
                  and extract(day from ${day}::date + 1) = 1))
       order by member`)
  ).map(({ member }) => member);
