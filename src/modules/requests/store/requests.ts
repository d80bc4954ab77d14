import type { EditionId, ItemId } from '#catalogue';
import type { UnitId } from '#network';
import type { MemberId } from '#people';
import type { Day } from '#platform/day.ts';
import { type Reader, records, sql, type Tx } from '#platform/db.ts';
import type { BundleKind, Change, Request, RequestId } from '../request.ts';
import { hasCopy, isActive } from './states.ts';

/** PostgreSQL has room for some 6,400 locks in all; a whole province's day in one transaction asks for more titles than that. */
const editionLocks = 1_024;

/**
 * One planner at a time for a title: two that see the same free copy would promise it twice. Titles share a fixed number of
 * locks, so that a transaction may lock any number of them.
 */
export const lockEditions = (tx: Tx, editions: readonly EditionId[]): Promise<unknown[]> =>
  tx.many(sql`
    select pg_advisory_xact_lock(hashtext('requests.edition'), lock)
      from (select distinct (edition % ${editionLocks})::integer as lock
              from unnest(${editions}::bigint[]) as edition order by lock) as wanted`);

export const lockRequests = (tx: Tx, ids: readonly RequestId[]): Promise<Request[]> =>
  tx.many<Request>(sql`select * from requests.request where id = any(${ids}) order by id for update`);

/** Every request that an item plays a part in: it serves it, it came back from it, or it still lies on its shelf. */
export const lockByItems = (tx: Tx, items: readonly ItemId[]): Promise<Request[]> =>
  tx.many<Request>(sql`
    select *
      from requests.request
     where item = any(${items})
       and (${hasCopy} or state in ('lent', 'returned') or shelf is not null)
     order by id
       for update`);

/**
 * What loans may end: requests that the items serve or served, and the borrowers' own wishes for the same editions.
 * Two searches by index, since every check-out asks this; it may answer a few too many.
 */
export const lockForLoans = (
  tx: Tx,
  loans: readonly { readonly item: ItemId; readonly member: MemberId; readonly edition: EditionId }[],
): Promise<Request[]> =>
  tx.many<Request>(sql`
    select *
      from requests.request
     where id in (
           select id
             from requests.request
            where item = any(${loans.map(({ item }) => item)}::bigint[])
              and (${hasCopy} or state = 'returned' or shelf is not null)
            union
           select id
             from requests.request
            where member = any(${loans.map(({ member }) => member)}::bigint[])
              and edition = any(${loans.map(({ edition }) => edition)}::bigint[])
              and ${isActive})
     order by id
       for update`);

/** Who waits for these editions, or would do with one, and takes part on a day; first asked first. */
export const lockQueue = (tx: Tx, editions: readonly EditionId[], on: Day): Promise<Request[]> =>
  tx.many<Request>(sql`
    select *
      from requests.request
     where id in (
           select id from requests.request where state = 'asked' and edition = any(${editions}::bigint[])
            union
           select id from requests.request
            where state = 'asked' and ${isActive} and also <> '{}' and also && ${editions}::bigint[])
       and (paused_until is null or paused_until <= ${on})
       and not (bundle_kind is not distinct from 'first'
                and exists (select from requests.request as other
                             where other.bundle = request.bundle and other.id <> request.id and other.item is not null))
     order by asked_at, id
       for update`);

/** The editions that anybody waits for. */
export const waitedFor = (reader: Reader): Promise<{ edition: EditionId }[]> =>
  reader.many(sql`
    select edition from requests.request where state = 'asked'
     union
    select unnest(also) from requests.request where state = 'asked' and ${isActive} and also <> '{}'
     order by edition`);

/** Wishes that are worth nothing to their readers from a day on, before anything lies ready. */
export const lockLapsed = (tx: Tx, day: Day): Promise<Request[]> =>
  tx.many<Request>(sql`
    select *
      from requests.request
     where not_after < ${day} and ${isActive} and state <> 'ready'
     order by id
       for update`);

/** What lies ready longer than it may, at one branch or everywhere. */
export const lockOverdue = (tx: Tx, day: Day, unit: UnitId | null): Promise<Request[]> =>
  tx.many<Request>(sql`
    select *
      from requests.request
     where state = 'ready' and deliver_on is null and shelf_until < ${day} and (${unit}::bigint is null or pickup = ${unit})
     order by id
       for update`);

export type NewRequest = Pick<
  Request,
  | 'edition'
  | 'pickup'
  | 'atHome'
  | 'askedAt'
  | 'day'
  | 'pausedUntil'
  | 'notAfter'
  | 'also'
  | 'materials'
  | 'languages'
  | 'onlyItem'
  | 'bundle'
  | 'bundleKind'
> & { readonly member: MemberId; readonly by: string };

export const insertBundle = async (tx: Tx, kind: BundleKind): Promise<number> =>
  (await tx.one<{ id: number }>(sql`insert into requests.bundle (kind) values (${kind}) returning id`)).id;

/** Writes new requests with their first step, in their order. A wish that is there already gives no row. */
export const insertRequests = (tx: Tx, requests: readonly NewRequest[]): Promise<Request[]> =>
  tx.many<Request>(sql`
    with row as materialized (
      select nextval(pg_get_serial_sequence('requests.request', 'id')) as id, wish.*
        from jsonb_to_recordset(${records(requests)}) as wish(
             member bigint, edition bigint, pickup bigint, at_home boolean, asked_at timestamptz, day date, paused_until date, not_after date,
             also bigint[], materials text[], languages text[], only_item bigint, bundle bigint, bundle_kind text, by text)
    ), made as (
      insert into requests.request (id, member, edition, asked_edition, pickup, at_home, asked_at, day, paused_until, not_after,
                                    also, materials, languages, only_item, bundle, bundle_kind, state)
      overriding system value
      select id, member, edition, edition, pickup, at_home, asked_at, day, paused_until, not_after,
             also, materials, languages, only_item, bundle, bundle_kind, 'asked'
        from row
      on conflict do nothing
      returning *
    ), first as (
      insert into requests.step (request, number, verb, state, at, by, facts)
      select made.id, 1, 'ask', 'asked', made.asked_at, row.by, jsonb_build_object('to', made.pickup)
        from made
        join row on row.id = made.id
    )
    select * from made order by id`);

/**
 * Saves where steps left their requests, and the steps themselves, in order. The list of ids says the same as the rows;
 * by it the planner knows that a few rows are meant.
 */
export const saveChanges = (tx: Tx, changes: readonly Change[]): Promise<number> => {
  const last = new Map(changes.map(({ after }) => [after.id, after]));
  const steps = changes.map(({ after, verb, at, by, facts }) => ({
    request: after.id,
    verb,
    state: after.state,
    at,
    by,
    facts,
  }));
  return tx.run(sql`
    with saved as (
      update requests.request
         set member = row.member, pickup = row.pickup, at_home = row.at_home, deliver_on = row.deliver_on, planned_on = row.planned_on, attempts = row.attempts,
             state = row.state, item = row.item, supplier = row.supplier,
             promised = row.promised, told = row.told, paused_until = row.paused_until, decision = row.decision, agreement = row.agreement, cut_in = row.cut_in, ready_at = row.ready_at,
             shelf_until = row.shelf_until, shelf = row.shelf, closed_at = row.closed_at
        from jsonb_to_recordset(${records([...last.values()])}) as row(
             id bigint, member bigint, pickup bigint, at_home boolean, deliver_on date, planned_on date, attempts integer, state text, item bigint, supplier bigint, promised date, told date, paused_until date, decision jsonb, agreement text, cut_in text,
             ready_at timestamptz, shelf_until date, shelf bigint, closed_at timestamptz)
       where request.id = row.id and request.id = any(${[...last.keys()]}::bigint[])
    ), told as (
      select row.*, row_number() over (partition by row.request order by row.place) as place_in_request
        from rows from (jsonb_to_recordset(${records(steps)}) as (
             request bigint, verb text, state text, at timestamptz, by text, facts jsonb))
             with ordinality as row(request, verb, state, at, by, facts, place)
    )
    insert into requests.step (request, number, verb, state, at, by, facts)
    select told.request,
           told.place_in_request
             + (select coalesce(max(step.number), 0) from requests.step where step.request = told.request),
           told.verb, told.state, told.at, told.by, told.facts
      from told`);
};

/** The item is off the hold shelf; the wish was over before. */
export const takeOffShelf = (tx: Tx, ids: readonly RequestId[]): Promise<number> =>
  tx.run(sql`update requests.request set shelf = null where id = any(${ids})`);

/** Forgets whose wishes these were, so long after they ended. */
export const forgetMembers = (tx: Tx, closedBefore: Date): Promise<number> =>
  tx.run(sql`
    update requests.request set member = null, cut_in = null
     where member is not null and closed_at < ${closedBefore} and shelf is null`);

export const countWaiting = (
  reader: Reader,
  editions: readonly EditionId[],
): Promise<{ edition: EditionId; waiting: number }[]> =>
  reader.many(sql`
    select wanted.edition, count(request.id) as waiting
      from unnest(${editions}::bigint[]) as wanted(edition)
      left join lateral (
           select id from requests.request where state = 'asked' and edition = wanted.edition
            union
           select id from requests.request
            where state = 'asked' and ${isActive} and also <> '{}' and also @> array[wanted.edition]
         ) as request on true
     group by wanted.edition
     order by wanted.edition`);

export const activeOf = (
  reader: Reader,
  wishes: readonly { readonly member: MemberId; readonly edition: EditionId }[],
): Promise<{ id: RequestId; member: MemberId; edition: EditionId }[]> =>
  reader.many(sql`
    select request.id, request.member, request.edition
      from jsonb_to_recordset(${records(wishes)}) as wish(member bigint, edition bigint)
      join requests.request on request.member = wish.member
                           and wish.edition in (request.edition, request.asked_edition)
     where ${isActive} and request.bundle_kind is distinct from 'all'`);

/** The titles that each of these members has asked for and not got yet; what a club asked for does not count. */
export const activeEditions = async (
  reader: Reader,
  members: readonly MemberId[],
): Promise<Map<MemberId, EditionId[]>> =>
  new Map(
    (
      await reader.many<{ member: MemberId; editions: EditionId[] }>(sql`
        select member, array_agg(edition) as editions from requests.request
         where member = any(${members}::bigint[]) and ${isActive} and bundle_kind is distinct from 'all'
         group by member`)
    ).map(({ member, editions }) => [member, editions]),
  );
