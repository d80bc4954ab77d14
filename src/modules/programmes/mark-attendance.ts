import { network } from '#network';
import { type Actor, allows } from '#people';
import type { Tx } from '#platform/db.ts';
import { ok, refuse, type Result } from '#platform/result.ts';
import type { MeetingId } from './activity.ts';
import { changeRegistrations } from './change-registrations.ts';
import { countMeetings } from './count-meetings.ts';
import type { DoorRefusal } from './refusals.ts';
import { lockMeetings, readMeetings } from './store/activities.ts';
import { insertTicks, type Tick } from './store/attendance.ts';
import { lockByCode, registrationsOf } from './store/registrations.ts';

/** What a phone at the door noted: somebody on the list, or people without a registration. */
export interface DoorMark {
  readonly meeting: MeetingId;
  /** The code of a registration; left out for people without one. */
  readonly code?: string | undefined;
  /** Of the tally; a negative number takes back. Of somebody on the list the registration says it. */
  readonly came?: number | undefined;
  readonly children?: number | undefined;
  /** Names the phone; it numbers its marks. The same number again counts once, whenever it arrives. */
  readonly device: string;
  readonly number: number;
  readonly at: Date;
  readonly by: Actor;
}

/** So many people at most stand behind one press of the counter. */
const mostAtOnce = 200;

const isSound = ({ came = 0, children = 0, number }: DoorMark): boolean =>
  Number.isSafeInteger(number) &&
  [came, children].every(count => Number.isInteger(count) && Math.abs(count) <= mostAtOnce);

/** Notes who came. Marks may come late, twice and out of order; a meeting that was counted is counted again. */
export async function markAttendance(
  tx: Tx,
  marks: readonly DoorMark[],
): Promise<Result<'noted', DoorRefusal>[]> {
  const place = await network(tx);
  const codes = marks.flatMap(({ code }) => (code === undefined ? [] : [code]));
  const came = await changeRegistrations(
    tx,
    marks.flatMap(({ code, at }) =>
      code === undefined ? [] : [{ code, verb: 'come' as const, by: 'staff' as const, at }],
    ),
  );
  const cameOf = new Map(codes.map((code, n) => [code, came[n]]));
  const known = new Map((await lockByCode(tx, codes)).map(row => [row.code, row]));
  const meetings = new Map(
    (
      await lockMeetings(
        tx,
        marks.map(({ meeting }) => meeting),
      )
    ).map(row => [row.id, row]),
  );
  const ticks: Tick[] = [];
  const answers = marks.map((mark): Result<'noted', DoorRefusal> => {
    const meeting = meetings.get(mark.meeting);
    if (!meeting || meeting.state === 'cancelled') return refuse({ code: 'programmes/unknown-activity' });
    const { unit } = meeting;
    if (!allows(mark.by, 'desk', unit, place, place.today(unit, mark.at)))
      return refuse({ code: 'people/not-allowed', role: 'desk', unit });
    if (!isSound(mark)) return refuse({ code: 'programmes/not-understood', field: 'number' });
    const row = mark.code === undefined ? undefined : known.get(mark.code);
    if (mark.code !== undefined) {
      const answer = cameOf.get(mark.code);
      if (!row || row.activity !== meeting.activity || !answer)
        return refuse({ code: 'programmes/unknown-registration' });
      if (!answer.ok)
        return refuse(
          answer.refusal.code === 'programmes/full'
            ? { code: 'programmes/full' }
            : { code: 'programmes/unknown-registration' },
        );
    }
    const { device, number, at } = mark;
    const people = row
      ? { came: row.seats, children: row.children }
      : { came: mark.came ?? 0, children: mark.children ?? 0 };
    ticks.push({ meeting: meeting.id, registration: row?.id, device, number, at, ...people });
    return ok('noted');
  });
  await insertTicks(tx, ticks);
  const held = [...meetings.values()].filter(({ state }) => state === 'held').map(({ id }) => id);
  await countMeetings(tx, held);
  return answers;
}

/**
 * A while after the beginning those who did not come give their seat free, and who waits is offered it. Answers how
 * many there were.
 */
export async function freeAbsent(
  tx: Tx,
  { meeting, at, by }: { readonly meeting: MeetingId; readonly at: Date; readonly by: Actor },
): Promise<Result<number, DoorRefusal>> {
  const [found] = await readMeetings(tx, [meeting]);
  if (!found) return refuse({ code: 'programmes/unknown-activity' });
  const place = await network(tx);
  if (!allows(by, 'desk', found.unit, place, place.today(found.unit, at)))
    return refuse({ code: 'people/not-allowed', role: 'desk', unit: found.unit });
  if (found.startsAt > at) return refuse({ code: 'programmes/not-begun' });
  const missing = (await registrationsOf(tx, found.activity)).filter(({ state }) => state === 'registered');
  await changeRegistrations(
    tx,
    missing.map(({ code }) => ({ code, verb: 'miss' as const, by: 'system' as const, at })),
  );
  return ok(missing.length);
}
