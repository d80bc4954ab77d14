import { network, type UnitId } from '#network';
import { type Actor, allows } from '#people';
import type { Tx } from '#platform/db.ts';
import { ok, refuse, type Result } from '#platform/result.ts';
import type { ActivityId, MeetingId, RoomId } from './activity.ts';
import { type Audience, type OpenTo, programmesOn } from './programme.ts';
import type { PlanRefusal } from './refusals.ts';
import {
  clashes,
  insertActivities,
  insertMeetings,
  insertSeries,
  lockRooms,
  type NewActivity,
  type Slot,
} from './store/activities.ts';
import { readProgrammes } from './store/programmes.ts';

/** An activity to plan: one meeting, or the several of a course. */
export interface Plan {
  /** Activities planned together under one name become a series. */
  readonly series?: string | undefined;
  readonly programme: string;
  readonly title: string;
  readonly description: string;
  readonly unit: UnitId;
  readonly partner?: UnitId | undefined;
  readonly elsewhere?: string | undefined;
  readonly room?: RoomId | undefined;
  readonly stepFree?: boolean | undefined;
  readonly capacity: number;
  readonly registration: 'needed' | 'none';
  readonly priceCents?: number | undefined;
  readonly language?: string | undefined;
  readonly audience: Audience;
  /** Everybody, when left out. */
  readonly openTo?: OpenTo | undefined;
  readonly expected?: number | undefined;
  readonly staff?: number | undefined;
  readonly volunteers?: number | undefined;
  readonly meetings: readonly { readonly startsAt: Date; readonly endsAt: Date }[];
  /** Names where it was imported from; the same source is refused by the database. */
  readonly source?: string | undefined;
  readonly at: Date;
  readonly by: Actor;
}

export interface Planned {
  readonly activity: ActivityId;
  readonly meetings: readonly MeetingId[];
}

/** What is wrong with the numbers and words themselves; the field that is. */
function wrongField({ title, capacity, meetings, expected = 0 }: Plan): string | undefined {
  if (title.trim() === '' || title.length > 200) return 'title';
  if (!Number.isInteger(capacity) || capacity < 0 || capacity > 10_000) return 'capacity';
  if (!Number.isInteger(expected) || expected < 0) return 'expected';
  const sorted = meetings.toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
  if (sorted.length === 0 || sorted.some(({ startsAt, endsAt }) => endsAt <= startsAt)) return 'time';
  if (sorted.some(({ startsAt }, n) => n > 0 && startsAt < (sorted[n - 1]?.endsAt ?? startsAt)))
    return 'time';
  return undefined;
}

const overlap = (a: Slot, b: Slot): boolean =>
  a.room === b.room && a.startsAt < b.endsAt && b.startsAt < a.endsAt;

/** The first plan of the list keeps the room; finding who comes second costs a sort, not a comparison of all with all. */
function clashesAmong(slots: readonly Slot[]): Map<number, number> {
  const found = new Map<number, number>();
  const sorted = slots.toSorted((a, b) => a.room - b.room || a.startsAt.getTime() - b.startsAt.getTime());
  let last: Slot | undefined;
  for (const slot of sorted) {
    if (last && overlap(last, slot)) {
      const [first, second] = last.key <= slot.key ? [last, slot] : [slot, last];
      found.set(second.key, first.key);
    }
    if (!last || last.room !== slot.room || slot.endsAt > last.endsAt) last = slot;
  }
  return found;
}

/**
 * Plans activities with their meetings. A room that is taken refuses the plan that wants it; the others stand. The
 * definition of the programme is that of the first meeting's day. Every plan takes the same few statements together.
 */
export async function planActivities(
  tx: Tx,
  plans: readonly Plan[],
): Promise<Result<Planned, PlanRefusal>[]> {
  const place = await network(tx);
  const all = await readProgrammes(tx);
  const rooms = [...new Set(plans.flatMap(({ room }) => (room === undefined ? [] : [room])))];
  const known = new Map((await lockRooms(tx, rooms)).map(room => [room.id, room]));
  const slots = plans.flatMap(({ room, meetings }, key) =>
    room === undefined
      ? []
      : meetings.map(({ startsAt, endsAt }): Slot => ({ key, room, startsAt, endsAt, meeting: undefined })),
  );
  const taken = new Map((slots.length === 0 ? [] : await clashes(tx, slots)).map(row => [row.key, row]));
  const among = clashesAmong(slots);

  const rows: { plan: Plan; key: number; row: NewActivity }[] = [];
  const answers = plans.map((plan, key): Result<Planned, PlanRefusal> | undefined => {
    const { unit, partner, meetings, programme: code, room, by, at } = plan;
    const first = meetings[0];
    const today = place.today(unit, at);
    if (!allows(by, 'desk', unit, place, today))
      return refuse({ code: 'people/not-allowed', role: 'desk', unit });
    const field =
      wrongField(plan) ?? (room !== undefined && known.get(room)?.unit !== unit ? 'room' : undefined);
    if (field !== undefined || first === undefined)
      return refuse({ code: 'programmes/not-understood', field: field ?? 'time' });
    const programme = programmesOn(all, place.today(unit, first.startsAt)).get(code);
    if (!programme) return refuse({ code: 'programmes/unknown-programme', programme: code });
    const clash = taken.get(key);
    const earlier = plans[among.get(key) ?? -1];
    const name = known.get(room ?? 0)?.name ?? '';
    if (clash) return refuse({ code: 'programmes/room-taken', room: name, by: clash.title });
    if (earlier) return refuse({ code: 'programmes/room-taken', room: name, by: earlier.title });
    rows.push({
      plan,
      key,
      row: {
        series: null,
        programme: code,
        version: programme.version,
        title: plan.title.trim(),
        description: plan.description,
        unit,
        partner: partner ?? null,
        elsewhere: plan.elsewhere ?? null,
        stepFree: plan.stepFree ?? known.get(room ?? 0)?.stepFree ?? false,
        capacity: plan.capacity,
        registration: plan.registration,
        priceCents: plan.priceCents ?? 0,
        language: plan.language ?? 'nl',
        audience: plan.audience,
        openTo: plan.openTo ?? 'public',
        expected: plan.expected ?? plan.capacity,
        staff: plan.staff ?? 1,
        volunteers: plan.volunteers ?? 0,
        source: plan.source ?? null,
        madeAt: at,
      },
    });
    return undefined;
  });
  const names = [...new Set(rows.flatMap(({ plan: { series } }) => (series === undefined ? [] : [series])))];
  const seriesIds = names.length === 0 ? [] : await insertSeries(tx, names);
  const seriesOf = new Map(names.map((name, n) => [name, seriesIds[n]]));
  const ids = await insertActivities(
    tx,
    rows.map(({ plan, row }) => ({ ...row, series: seriesOf.get(plan.series ?? '') ?? null })),
  );
  const made = await insertMeetings(
    tx,
    rows.flatMap(({ plan: { unit, room, meetings } }, n) =>
      meetings.map(({ startsAt, endsAt }) => ({
        activity: ids[n] ?? 0,
        unit,
        room: room ?? null,
        startsAt,
        endsAt,
        day: place.today(unit, startsAt),
      })),
    ),
  );
  const meetingsOf = Map.groupBy(made, ({ activity }) => activity);
  const planned = new Map(
    rows.map(({ key }, n) => {
      const activity = ids[n] ?? 0;
      return [key, { activity, meetings: (meetingsOf.get(activity) ?? []).map(({ id }) => id) }];
    }),
  );
  return answers.map((answer, key) => answer ?? ok(planned.get(key) ?? { activity: 0, meetings: [] }));
}
