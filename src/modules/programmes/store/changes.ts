import { type Reader, records, sql, type Tx } from '#platform/db.ts';
import type { Activity, ActivityId } from '../activity.ts';

/** What can be changed of an activity, by the name under which the change is kept. */
export type ChangedField =
  | 'title'
  | 'description'
  | 'capacity'
  | 'price'
  | 'step-free'
  | 'elsewhere'
  | 'unit';

export interface ActivityChange {
  readonly activity: ActivityId;
  readonly field: ChangedField;
  readonly before: string;
  readonly after: string;
  readonly staff: number | null;
  readonly at: Date;
}

/**
 * Saves activities as they are now, with what changed. Meetings to come get a new revision, so that calendars hear of
 * it, and where the branch changed they go along, without a room.
 */
export async function saveActivities(
  tx: Tx,
  rows: readonly Pick<
    Activity,
    'id' | 'title' | 'description' | 'capacity' | 'priceCents' | 'stepFree' | 'elsewhere' | 'unit'
  >[],
  changes: readonly ActivityChange[],
): Promise<void> {
  await tx.run(sql`
    update programmes.activity
       set title = row.title, description = row.description, capacity = row.capacity, price_cents = row.price_cents,
           step_free = row.step_free, elsewhere = row.elsewhere, unit = row.unit
      from jsonb_to_recordset(${records(rows)}) as row(
           id bigint, title text, description text, capacity integer, price_cents integer, step_free boolean,
           elsewhere text, unit bigint)
     where activity.id = row.id`);
  await tx.run(sql`
    update programmes.meeting
       set revision = revision + 1, unit = activity.unit,
           room = case when meeting.unit = activity.unit then meeting.room end
      from programmes.activity
     where meeting.activity = activity.id and meeting.state = 'planned'
       and activity.id = any(${rows.map(({ id }) => id)}::bigint[])`);
  await tx.run(sql`
    insert into programmes.activity_change (activity, field, before, after, staff, at)
    select activity, field, before, after, staff, at
      from jsonb_to_recordset(${records(changes)}) as row(
           activity bigint, field text, before text, after text, staff bigint, at timestamptz)`);
}

/** What was changed of an activity, newest first. */
export const changesOf = (reader: Reader, activity: ActivityId): Promise<ActivityChange[]> =>
  reader.many(sql`
    select activity, field, before, after, staff, at
      from programmes.activity_change where activity = ${activity} order by id desc`);
