import { type Reader, records, sql, type Tx } from '#platform/db.ts';
import type { ActivityId } from '../activity.ts';
import type { Registration, RegistrationId, RegistrationState } from '../registration.ts';

const columns = sql`
  registration.id, registration.activity, registration.kind, registration.name, registration.contact,
  registration.language, registration.seats, registration.children, registration.state, registration.code,
  registration.offered_until, registration.location`;

export type NewRegistration = Omit<Registration, 'id' | 'offeredUntil'> & { readonly madeAt: Date };

/** Adds registrations; answers their numbers by code. */
export const insertRegistrations = (
  tx: Tx,
  rows: readonly NewRegistration[],
): Promise<{ id: RegistrationId; code: string }[]> =>
  tx.many(sql`
    insert into programmes.registration (activity, kind, name, contact, language, seats, children, state, code, location, made_at)
    select activity, kind, name, contact, language, seats, children, state, code, location, made_at
      from jsonb_to_recordset(${records(rows.map((row, place) => ({ ...row, place })))}) as row(
           place integer, activity bigint, kind text, name text, contact text, language text, seats integer,
           children integer, state text, code text, location text, made_at timestamptz)
     order by place
    returning id, code`);

/** Of these names and contacts, those that stand for an activity already. */
export const standing = (
  tx: Tx,
  rows: readonly { readonly activity: ActivityId; readonly contact: string; readonly name: string }[],
): Promise<{ activity: ActivityId; contact: string; name: string }[]> =>
  tx.many(sql`
    select row.activity, row.contact, row.name
      from jsonb_to_recordset(${records(rows)}) as row(activity bigint, contact text, name text)
      join programmes.registration on registration.activity = row.activity
       and lower(registration.contact) = lower(row.contact) and lower(registration.name) = lower(row.name)
       and registration.state in ('registered', 'waiting', 'offered', 'came') and registration.forgotten_at is null`);

export const activitiesOfCodes = (
  tx: Tx,
  codes: readonly string[],
): Promise<{ code: string; activity: ActivityId }[]> =>
  tx.many(sql`select code, activity from programmes.registration where code = any(${codes}::text[])`);

export const lockByCode = (tx: Tx, codes: readonly string[]): Promise<Registration[]> =>
  tx.many(sql`
    select ${columns} from programmes.registration where code = any(${codes}::text[]) order by id for update`);

export const byCode = (reader: Reader, code: string): Promise<Registration | undefined> =>
  reader.maybe(sql`select ${columns} from programmes.registration where code = ${code}`);

export const registrationsOf = (reader: Reader, activity: ActivityId): Promise<Registration[]> =>
  reader.many(sql`select ${columns} from programmes.registration where activity = ${activity} order by id`);

/** Those who hold or want a seat of these activities. */
export const activeOf = (reader: Reader, activities: readonly ActivityId[]): Promise<Registration[]> =>
  reader.many(sql`
    select ${columns} from programmes.registration
     where activity = any(${activities}::bigint[]) and state in ('registered', 'waiting', 'offered', 'came')
     order by activity, id`);

export const lockWaiting = (tx: Tx, activities: readonly ActivityId[]): Promise<Registration[]> =>
  tx.many(sql`
    select ${columns} from programmes.registration
     where activity = any(${activities}::bigint[]) and state = 'waiting' order by activity, id for update`);

export const lapsedOffers = (tx: Tx, at: Date): Promise<{ code: string }[]> =>
  tx.many(
    sql`select code from programmes.registration where state = 'offered' and offered_until <= ${at} order by id`,
  );

export const saveStates = (
  tx: Tx,
  rows: readonly {
    readonly id: RegistrationId;
    readonly state: RegistrationState;
    readonly offeredUntil: Date | null;
  }[],
): Promise<number> =>
  tx.run(sql`
    update programmes.registration set state = row.state, offered_until = row.offered_until
      from jsonb_to_recordset(${records(rows)}) as row(id bigint, state text, offered_until timestamptz)
     where registration.id = row.id`);

/** Who should hear of a meeting before a moment and has not: marked as told, and answered. */
export const takeUnreminded = (tx: Tx, at: Date, before: Date): Promise<Registration[]> =>
  tx.many(sql`
    update programmes.registration set reminded_at = ${at}
     where state = 'registered' and reminded_at is null and forgotten_at is null
       and activity in (select activity from programmes.meeting
                         where state = 'planned' and starts_at > ${at} and starts_at <= ${before})
    returning ${columns}`);

/** Drops names and contacts of activities that were over before a moment; answers how many. */
export const dropNames = (tx: Tx, over: Date, at: Date): Promise<number> =>
  tx.run(sql`
    update programmes.registration set name = null, contact = null, forgotten_at = ${at}
     where forgotten_at is null
       and not exists (select from programmes.meeting
                        where meeting.activity = registration.activity and meeting.ends_at > ${over})`);
