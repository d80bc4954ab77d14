import type { UnitId } from '#network';
import type { Day } from '#platform/day.ts';
import { type Reader, sql } from '#platform/db.ts';

/** How fast requests were since a day, by the branch where they were fetched. */
export interface Service {
  readonly pickup: UnitId;
  readonly ready: number;
  /** Library days between asking and lying ready, summed. */
  readonly days: number;
  readonly withinThree: number;
  /** Ready on the promised day or before, of those that had a promise. */
  readonly promised: number;
  readonly kept: number;
}

/** Of what lay ready since a day; days are those of the clock of the province. */
export const readService = (reader: Reader, since: Day, zone: string): Promise<Service[]> =>
  reader.many<Service>(sql`
    select pickup, count(*) as ready, sum(took)::bigint as days, count(*) filter (where took <= 3) as within_three,
           count(*) filter (where promised is not null) as promised,
           count(*) filter (where ready_on <= promised) as kept
      from (select pickup, promised, (ready_at at time zone ${zone})::date as ready_on,
                   (ready_at at time zone ${zone})::date - day as took
              from requests.request
             where ready_at >= ${since}::date) as ready
     group by pickup
     order by pickup`);
