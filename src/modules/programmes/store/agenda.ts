import type { UnitId } from '#network';
import { type Reader, sql } from '#platform/db.ts';
import type { ActivityId, MeetingId } from '../activity.ts';
import type { OpenTo } from '../programme.ts';

/** A meeting as the agenda shows it. */
export interface Coming {
  readonly meeting: MeetingId;
  readonly activity: ActivityId;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly revision: number;
  readonly state: 'planned' | 'held' | 'cancelled';
  readonly unit: UnitId;
  readonly partner: UnitId | null;
  readonly elsewhere: string | null;
  readonly room: string | null;
  readonly title: string;
  readonly description: string;
  readonly programme: string;
  readonly audience: string;
  readonly openTo: OpenTo;
  readonly language: string;
  readonly stepFree: boolean;
  readonly priceCents: number;
  readonly registration: 'needed' | 'none';
  readonly capacity: number;
  readonly seatsTaken: number;
  readonly seatsWaiting: number;
}

export interface AgendaWish {
  readonly units: readonly UnitId[] | undefined;
  readonly programmes: readonly string[] | undefined;
  readonly audience: string | undefined;
  /** What is for everybody, or what is for staff only. */
  readonly openTo: OpenTo;
  readonly words: string | undefined;
  readonly from: Date;
  readonly until: Date | undefined;
  readonly after: { readonly startsAt: Date; readonly meeting: MeetingId } | undefined;
  readonly limit: number;
  /** Also those called off, for calendars that must hear of it. */
  readonly cancelledToo?: boolean;
}

const columns = sql`
    select meeting.id as meeting, meeting.activity, meeting.starts_at, meeting.ends_at, meeting.revision, meeting.state,
           activity.unit, activity.partner, activity.elsewhere, room.name as room, activity.title, activity.description,
           activity.programme, activity.audience, activity.open_to, activity.language, activity.step_free, activity.price_cents,
           activity.registration, activity.capacity, activity.seats_taken, activity.seats_waiting
      from programmes.meeting
      join programmes.activity on activity.id = meeting.activity
      left join programmes.room on room.id = meeting.room`;

/** Every meeting of an activity, also those that were and those called off. */
export const comingOf = (reader: Reader, activity: ActivityId): Promise<Coming[]> =>
  reader.many(sql`${columns} where meeting.activity = ${activity} order by meeting.starts_at, meeting.id`);

/** What is coming, soonest first. */
export const coming = (reader: Reader, wish: AgendaWish): Promise<Coming[]> =>
  reader.many(sql`
    ${columns}
     where ${wish.cancelledToo ? sql`meeting.state <> 'held'` : sql`meeting.state = 'planned'`}
       and activity.open_to = ${wish.openTo}
       and meeting.starts_at >= ${wish.after?.startsAt ?? wish.from}
       ${wish.after ? sql`and (meeting.starts_at, meeting.id) > (${wish.after.startsAt}, ${wish.after.meeting})` : sql``}
       ${wish.until ? sql`and meeting.starts_at < ${wish.until}` : sql``}
       ${wish.units ? sql`and (activity.unit = any(${wish.units}::bigint[]) or activity.partner = any(${wish.units}::bigint[]))` : sql``}
       ${wish.programmes ? sql`and activity.programme = any(${wish.programmes}::text[])` : sql``}
       ${wish.audience ? sql`and activity.audience in (${wish.audience}, 'everyone')` : sql``}
       ${wish.words ? sql`and strpos(activity.words, lower(${wish.words})) > 0` : sql``}
     order by meeting.starts_at, meeting.id
     limit ${wish.limit}`);
