import { network } from '#network';
import { type Actor, allows } from '#people';
import type { Tx } from '#platform/db.ts';
import { ok, refuse, type Result } from '#platform/result.ts';
import { step } from '#platform/state-table.ts';
import { type Meeting, type MeetingId, meetingLife, type RoomId } from './activity.ts';
import { countMeetings } from './count-meetings.ts';
import type { MeetingRefusal } from './refusals.ts';
import {
  cancelEmpty,
  clashes,
  lockActivities,
  lockMeetings,
  lockRooms,
  readMeetings,
  saveMeetingStates,
  saveMoves,
} from './store/activities.ts';
import { activeOf } from './store/registrations.ts';
import { type News, tell } from './tell.ts';

export interface Move {
  readonly meeting: MeetingId;
  readonly startsAt: Date;
  readonly endsAt: Date;
  /** Left out, the room stays; null is none. */
  readonly room?: RoomId | null | undefined;
  readonly at: Date;
  readonly by: Actor;
}

export interface Cancel {
  readonly meeting: MeetingId;
  readonly at: Date;
  readonly by: Actor;
}

const actorOf = (by: Actor): 'staff' | 'system' => (by.kind === 'system' ? 'system' : 'staff');

/** Everyone who holds or waits for a seat hears what happened to these meetings. */
async function tellAll(tx: Tx, meetings: readonly Meeting[], news: News, at: Date): Promise<void> {
  const ids = [...new Set(meetings.map(({ activity }) => activity))];
  const place = await network(tx);
  const activities = new Map((await lockActivities(tx, ids)).map(row => [row.id, row]));
  const people = Map.groupBy(await activeOf(tx, ids), ({ activity }) => activity);
  await tell(
    tx,
    meetings.flatMap(meeting => {
      const activity = activities.get(meeting.activity);
      if (!activity) return [];
      return (people.get(meeting.activity) ?? []).map(registration => ({
        registration,
        news,
        once: `${meeting.id}:${meeting.revision}`,
        title: activity.title,
        place: activity.elsewhere ?? place.unit(activity.unit).name,
        startsAt: meeting.startsAt,
        zone: place.zone(activity.unit),
        at,
      }));
    }),
  );
}

/**
 * Moves meetings, all of a series at once if need be; whoever is registered stays so and is told. Moving to where it
 * is already changes and tells nothing.
 */
export async function moveMeetings(
  tx: Tx,
  moves: readonly Move[],
): Promise<Result<MeetingId, MeetingRefusal>[]> {
  const place = await network(tx);
  const known = new Map(
    (
      await lockMeetings(
        tx,
        moves.map(({ meeting }) => meeting),
      )
    ).map(row => [row.id, row]),
  );
  const roomOf = ({ room, meeting }: Move): RoomId | null =>
    room === undefined ? (known.get(meeting)?.room ?? null) : room;
  const rooms = new Map(
    (
      await lockRooms(
        tx,
        moves.map(move => roomOf(move) ?? 0),
      )
    ).map(row => [row.id, row]),
  );
  const slots = moves.flatMap((move, key) => {
    const room = roomOf(move);
    return room === null
      ? []
      : [{ key, room, startsAt: move.startsAt, endsAt: move.endsAt, meeting: move.meeting }];
  });
  const taken = new Map((slots.length === 0 ? [] : await clashes(tx, slots)).map(row => [row.key, row]));
  const rows: Parameters<typeof saveMoves>[1][number][] = [];
  const answers = moves.map((move, key): Result<MeetingId, MeetingRefusal> => {
    const meeting = known.get(move.meeting);
    if (!meeting) return refuse({ code: 'programmes/unknown-activity' });
    const { unit } = meeting;
    if (!allows(move.by, 'desk', unit, place, place.today(unit, move.at)))
      return refuse({ code: 'people/not-allowed', role: 'desk', unit });
    const next = step(meetingLife, meeting.state, 'move', actorOf(move.by));
    if (!next.ok) return next;
    const room = roomOf(move);
    if (move.endsAt <= move.startsAt) return refuse({ code: 'programmes/not-understood', field: 'time' });
    if (room !== null && rooms.get(room)?.unit !== unit)
      return refuse({ code: 'programmes/not-understood', field: 'room' });
    const clash = taken.get(key);
    const twin = slots.find(
      one => one.key < key && one.room === room && one.startsAt < move.endsAt && move.startsAt < one.endsAt,
    );
    if (clash) return refuse({ code: 'programmes/room-taken', room: clash.room, by: clash.title });
    if (twin)
      return refuse({ code: 'programmes/room-taken', room: rooms.get(twin.room)?.name ?? '', by: '' });
    const same =
      meeting.startsAt.getTime() === move.startsAt.getTime() &&
      meeting.endsAt.getTime() === move.endsAt.getTime() &&
      meeting.room === room;
    if (!same)
      rows.push({
        meeting: move.meeting,
        room,
        startsAt: move.startsAt,
        endsAt: move.endsAt,
        day: place.today(unit, move.startsAt),
      });
    return ok(move.meeting);
  });
  const [first] = moves;
  if (rows.length > 0 && first) {
    await saveMoves(tx, rows);
    const moved = await readMeetings(
      tx,
      rows.map(({ meeting }) => meeting),
    );
    await tellAll(tx, moved, 'moved', first.at);
  }
  return answers;
}

/** Calls meetings off and tells everyone; an activity without a meeting left is off as a whole. */
export async function cancelMeetings(
  tx: Tx,
  wishes: readonly Cancel[],
): Promise<Result<MeetingId, MeetingRefusal>[]> {
  const place = await network(tx);
  const known = new Map(
    (
      await lockMeetings(
        tx,
        wishes.map(({ meeting }) => meeting),
      )
    ).map(row => [row.id, row]),
  );
  const off: Meeting[] = [];
  const answers = wishes.map(({ meeting: id, at, by }): Result<MeetingId, MeetingRefusal> => {
    const meeting = known.get(id);
    if (!meeting) return refuse({ code: 'programmes/unknown-activity' });
    if (!allows(by, 'desk', meeting.unit, place, place.today(meeting.unit, at)))
      return refuse({ code: 'people/not-allowed', role: 'desk', unit: meeting.unit });
    if (meeting.state === 'cancelled') return ok(id);
    const next = step(meetingLife, meeting.state, 'cancel', actorOf(by));
    if (!next.ok) return next;
    off.push(meeting);
    return ok(id);
  });
  const [first] = wishes;
  if (off.length > 0 && first) {
    await tellAll(
      tx,
      off.filter(({ endsAt }) => endsAt > first.at),
      'off',
      first.at,
    );
    await saveMeetingStates(
      tx,
      off.map(({ id }) => id),
      'cancelled',
    );
    await cancelEmpty(tx, [...new Set(off.map(({ activity }) => activity))]);
    const held = off.filter(({ state }) => state === 'held').map(({ id }) => id);
    await countMeetings(tx, held);
  }
  return answers;
}
