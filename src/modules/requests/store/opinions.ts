import type { UnitId } from '#network';
import type { MemberId } from '#people';
import type { Day } from '#platform/day.ts';
import { type Reader, records, sql, type Tx } from '#platform/db.ts';
import type { Better } from '../opinions/better.ts';

/** Notes that the readers of a day are asked; false when they were asked before. */
export const noteDay = async (tx: Tx, day: Day): Promise<boolean> =>
  (await tx.run(sql`insert into requests.opinion_day (day) values (${day}) on conflict do nothing`)) > 0;

/** Members who picked up on a day what lay ready for them, each once, with where. */
export const readPickedUp = (
  tx: Tx,
  day: Day,
  zone: string,
): Promise<{ member: MemberId; pickup: UnitId }[]> =>
  tx.many(sql`
    select member, min(pickup) as pickup
      from requests.request
      join requests.step on step.request = request.id and step.verb = 'lend'
     where request.state = 'lent' and request.member is not null and request.ready_at is not null
       and (step.at at time zone ${zone})::date = ${day}
     group by member
     order by member`);

/** Makes an invitation for each, of which only a hash is kept, and answers the codes in their order. */
export const insertInvitations = async (tx: Tx, pickups: readonly UnitId[], until: Day): Promise<string[]> =>
  (
    await tx.many<{ code: string }>(sql`
      with made as materialized (
        select place, pickup, replace(gen_random_uuid()::text, '-', '') as code
          from unnest(${pickups}::bigint[]) with ordinality as row(pickup, place)),
      kept as (
        insert into requests.opinion_invitation (code_hash, pickup, until)
        select sha256(code::bytea), pickup, ${until}::date from made)
      select code from made order by place`)
  ).map(({ code }) => code);

/** Whether a code can still be used on a day. */
export const hasInvitation = async (reader: Reader, code: string, on: Day): Promise<boolean> =>
  (
    await reader.many(sql`
    select from requests.opinion_invitation where code_hash = sha256(${code}::text::bytea) and until >= ${on}`)
  ).length > 0;

/** Uses up a code; answers where its reader picked something up, or nothing when it cannot be used. */
export const takeInvitation = (tx: Tx, code: string, on: Day): Promise<{ pickup: UnitId } | undefined> =>
  tx.maybe(sql`
    delete from requests.opinion_invitation
     where code_hash = sha256(${code}::text::bytea) and until >= ${on}
    returning pickup`);

export const forgetInvitations = (tx: Tx, before: Day): Promise<number> =>
  tx.run(sql`delete from requests.opinion_invitation where until < ${before}`);

export const insertOpinion = (
  tx: Tx,
  { pickup, day, mark, better }: { pickup: UnitId; day: Day; mark: number; better: Better },
): Promise<number> =>
  tx.run(sql`
    insert into requests.opinion (pickup, day, mark, better) values (${pickup}, ${day}, ${mark}, ${better})`);

export interface OpinionCount {
  readonly mark: number;
  readonly better: Better;
  readonly count: number;
}

/** How often each mark was given with each wish, since a day. */
export const countOpinions = (reader: Reader, since: Day): Promise<OpinionCount[]> =>
  reader.many<OpinionCount>(sql`
    select mark, better, count(*) as count from requests.opinion where day >= ${since} group by 1, 2 order by 1, 2`);

/** What the province wants to reach, from a day on. */
export interface ServiceTarget {
  readonly validFrom: Day;
  /** The lowest mark of who is satisfied. */
  readonly satisfiedFrom: number;
  /** The share that should be, 0 to 1. */
  readonly satisfied: number;
  readonly mark: number;
  readonly source: string;
}

/** The latest target that has begun. */
export const readTarget = (reader: Reader, on: Day): Promise<ServiceTarget | undefined> =>
  reader.maybe<ServiceTarget>(sql`
    select * from requests.service_target where valid_from <= ${on} order by valid_from desc limit 1`);

/** Adds targets; one of the same first day stays as it was. */
export const insertTargets = (tx: Tx, targets: readonly ServiceTarget[]): Promise<number> =>
  tx.run(sql`
    insert into requests.service_target (valid_from, satisfied_from, satisfied, mark, source)
    select valid_from, satisfied_from, satisfied, mark, source
      from jsonb_to_recordset(${records(targets)}) as row(
           valid_from date, satisfied_from integer, satisfied double precision, mark double precision, source text)
    on conflict do nothing`);
