import { type ItemEvent, record } from '#ledger';
import { type Network, network, type UnitId } from '#network';
import { type Actor, allows } from '#people';
import { addDays, type Day } from '#platform/day.ts';
import type { Tx } from '#platform/db.ts';
import { ok, refuse, type Result } from '#platform/result.ts';
import type { MeetingId } from './activity.ts';
import { readContact } from './registration.ts';
import type { VolunteerRefusal } from './refusals.ts';
import { readMeetings } from './store/activities.ts';
import {
  endVolunteer,
  forgetVolunteers,
  type HoursRow,
  insertHours,
  lockVolunteers,
  saveVolunteers,
  type Written,
} from './store/volunteers.ts';
import { readVocabulary } from './store/vocabulary.ts';
import { halfDays } from './volunteer.ts';

export interface VolunteerWish {
  readonly unit: UnitId;
  /** What they want to be called. */
  readonly name: string;
  /** An e-mail address or a telephone number. */
  readonly contact: string;
  /** Codes of the province's own list. */
  readonly roles: readonly string[];
  readonly available: readonly string[];
  readonly at: Date;
  readonly by: Actor;
}

const isOneOf = (known: readonly string[], given: readonly string[]): boolean =>
  given.every(one => known.includes(one));

/** Takes on volunteers of a branch, or changes what one who is there already does and when. Answers their numbers. */
export async function takeOnVolunteers(
  tx: Tx,
  wishes: readonly VolunteerWish[],
): Promise<Result<number, VolunteerRefusal>[]> {
  const place = await network(tx);
  const words = await readVocabulary(tx);
  const known = words.filter(({ list }) => list === 'volunteer-role').map(({ code }) => code);
  const answers: Result<number, VolunteerRefusal>[] = [];
  for (const { unit, name, contact, roles, available, at, by } of wishes) {
    const today = place.today(unit, at);
    const address = readContact(contact);
    const wrong = [
      [name.trim() === '' || name.length > 100, 'name'],
      [address === undefined, 'contact'],
      [roles.length === 0 || !isOneOf(known, roles), 'roles'],
      [!isOneOf(halfDays, available), 'available'],
    ].find(([isWrong]) => isWrong)?.[1];
    if (!allows(by, 'desk', unit, place, today))
      answers.push(refuse({ code: 'people/not-allowed', role: 'desk', unit }));
    else if (typeof wrong === 'string' || address === undefined)
      answers.push(refuse({ code: 'programmes/not-understood', field: String(wrong) }));
    else {
      const row = { unit, name: name.trim(), contact: address, roles, available, since: today, until: null };
      const [made] = await saveVolunteers(tx, [row]);
      answers.push(ok(made?.id ?? 0));
    }
  }
  return answers;
}

export interface HoursDone {
  readonly volunteer: number;
  readonly role: string;
  /** Of a meeting: its day and length are known. */
  readonly meeting?: MeetingId | undefined;
  readonly day?: Day | undefined;
  readonly minutes?: number | undefined;
  readonly at: Date;
  readonly by: Actor;
}

/**
 * Minutes as the ledger counts them (`volunteer-minutes`, `material` is the role): of a meeting that was written before only what
 * differs, marked as a correction.
 */
function counted({ day, role, minutes, at, wasRole, wasMinutes }: Written, unit: UnitId, place: Network) {
  const { organisation, municipality } = place.unit(unit, day);
  const event = { kind: 'volunteer-minutes', at, day, unit, organisation, municipality };
  const correction = wasRole !== null;
  const amounts = new Map([[role, minutes]]);
  if (wasRole !== null) amounts.set(wasRole, (amounts.get(wasRole) ?? 0) - (wasMinutes ?? 0));
  return [...amounts]
    .filter(([, amount]) => amount !== 0)
    .map(([material, amount]): ItemEvent => ({ ...event, material, amount, correction }));
}

/** Writes hours of volunteers, of a meeting or of a day, and counts them; the same meeting again counts once. */
export async function writeHours(
  tx: Tx,
  done: readonly HoursDone[],
): Promise<Result<number, VolunteerRefusal>[]> {
  const place = await network(tx);
  const ids = done.map(({ volunteer }) => volunteer);
  const volunteers = new Map((await lockVolunteers(tx, ids)).map(row => [row.id, row]));
  const meetings = new Map(
    (
      await readMeetings(
        tx,
        done.flatMap(({ meeting }) => meeting ?? []),
      )
    ).map(row => [row.id, row]),
  );
  const rows = new Map<string, HoursRow>();
  const answers = done.map((one): Result<number, VolunteerRefusal> => {
    const volunteer = volunteers.get(one.volunteer);
    if (!volunteer || volunteer.name === null) return refuse({ code: 'programmes/unknown-volunteer' });
    const { unit, since, until } = volunteer;
    const today = place.today(unit, one.at);
    if (!allows(one.by, 'desk', unit, place, today))
      return refuse({ code: 'people/not-allowed', role: 'desk', unit });
    const meeting = one.meeting === undefined ? undefined : meetings.get(one.meeting);
    if (one.meeting !== undefined && (!meeting || meeting.state === 'cancelled'))
      return refuse({ code: 'programmes/unknown-activity' });
    const length = meeting && Math.round((meeting.endsAt.getTime() - meeting.startsAt.getTime()) / 60_000);
    const [day, minutes] = [meeting?.day ?? one.day, one.minutes ?? length];
    if (!day || day > today || day < since || (until !== null && day > until))
      return refuse({ code: 'programmes/not-understood', field: 'day' });
    if (minutes === undefined || !Number.isInteger(minutes) || minutes < 1 || minutes > 960)
      return refuse({ code: 'programmes/not-understood', field: 'minutes' });
    if (!volunteer.roles.includes(one.role))
      return refuse({ code: 'programmes/not-understood', field: 'roles' });
    const row = { volunteer: volunteer.id, role: one.role, day, minutes, at: one.at };
    rows.set(meeting ? `${row.volunteer} ${meeting.id}` : `${rows.size}`, {
      ...row,
      meeting: meeting?.id ?? null,
    });
    return ok(minutes);
  });
  const written = await insertHours(tx, [...rows.values()]);
  const items = written.flatMap(row =>
    counted(row, volunteers.get(row.volunteer)?.unit ?? place.province.id, place),
  );
  await record(tx, { items });
  return answers;
}

/** The last day of a volunteer is today; after the term name and contact go by themselves. */
export async function letGo(
  tx: Tx,
  { volunteer: id, at, by }: { readonly volunteer: number; readonly at: Date; readonly by: Actor },
): Promise<Result<number, VolunteerRefusal>> {
  const place = await network(tx);
  const [volunteer] = await lockVolunteers(tx, [id]);
  if (!volunteer || volunteer.name === null) return refuse({ code: 'programmes/unknown-volunteer' });
  const { unit, until } = volunteer;
  const today = place.today(unit, at);
  if (!allows(by, 'desk', unit, place, today))
    return refuse({ code: 'people/not-allowed', role: 'desk', unit });
  if (until === null) await endVolunteer(tx, id, today);
  return ok(id);
}

/** Days after the last one for which a name is kept, to thank somebody and to pay what was promised. */
const keptDays = 90;

/** Forgets who ended long enough ago; answers how many. */
export const forgetOldVolunteers = async (tx: Tx, at: Date): Promise<number> => {
  const place = await network(tx);
  return forgetVolunteers(tx, addDays(place.today(place.province.id, at), -keptDays), at);
};
