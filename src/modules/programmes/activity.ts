import type { UnitId } from '#network';
import { addDays, type ClockTime, type Day, instantIn } from '#platform/day.ts';
import type { StateTable } from '#platform/state-table.ts';
import type { OpenTo } from './programme.ts';

export type ActivityId = number;
export type MeetingId = number;
export type RoomId = number;

export type MeetingState = 'planned' | 'held' | 'cancelled';
export type MeetingVerb = 'move' | 'hold' | 'cancel';

/** A meeting's life. One that was held by the clock can still turn out to have been called off. */
export const meetingLife: StateTable<MeetingState, MeetingVerb, 'staff' | 'system'> = {
  planned: {
    move: { to: 'planned', by: ['staff', 'system'] },
    hold: { to: 'held', by: 'system' },
    cancel: { to: 'cancelled', by: ['staff', 'system'] },
  },
  held: { cancel: { to: 'cancelled', by: ['staff', 'system'] } },
  cancelled: {},
};

/** What one registers for. */
export interface Activity {
  readonly id: ActivityId;
  readonly series: number | null;
  readonly programme: string;
  readonly version: number;
  readonly title: string;
  readonly description: string;
  readonly unit: UnitId;
  /** The other library, when two do it together: the activity still counts once. */
  readonly partner: UnitId | null;
  /** Where, when not in the branch. */
  readonly elsewhere: string | null;
  readonly stepFree: boolean;
  readonly capacity: number;
  readonly registration: 'needed' | 'none';
  readonly priceCents: number;
  readonly language: string;
  readonly audience: string;
  /** What is for staff never stands in the public agenda. */
  readonly openTo: OpenTo;
  /** How many people the makers expect at each meeting. */
  readonly expected: number;
  readonly staff: number;
  readonly volunteers: number;
  readonly state: 'planned' | 'cancelled';
  readonly seatsTaken: number;
  readonly seatsWaiting: number;
}

/** One time that people come together. */
export interface Meeting {
  readonly id: MeetingId;
  readonly activity: ActivityId;
  readonly unit: UnitId;
  readonly room: RoomId | null;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly day: Day;
  readonly state: MeetingState;
  readonly revision: number;
}

/** Moments that come again: so many times, so many days apart, by the wall clock, so summer time moves nothing. */
export function repeat(
  zone: string,
  first: Day,
  time: ClockTime,
  minutes: number,
  { times, everyDays = 7 }: { readonly times: number; readonly everyDays?: number },
): { startsAt: Date; endsAt: Date }[] {
  return Array.from({ length: times }, (_, n) => {
    const startsAt = instantIn(zone, addDays(first, n * everyDays), time);
    return { startsAt, endsAt: new Date(startsAt.getTime() + minutes * 60_000) };
  });
}
