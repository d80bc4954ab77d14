import type { UnitId } from '#network';
import type { MemberId } from '#people';
import type { Day } from '#platform/day.ts';
import { type Reader, records, sql, type Tx } from '#platform/db.ts';
import type { Request, RequestId } from '../request.ts';
import { isActive } from './states.ts';

/** How an organisation brings things home; all of them when null. */
export interface HomeRuleRow {
  readonly organisation: UnitId | null;
  readonly items: number;
  readonly attempts: number;
  readonly daysBefore: number;
  readonly validFrom: Day;
}

export const readHomeRules = (reader: Reader): Promise<HomeRuleRow[]> =>
  reader.many<HomeRuleRow>(sql`
    select organisation, items, attempts, days_before, valid_from from requests.home_rule order by valid_from, id`);

/** Adds rules; one of the same organisation and first day stays as it was. */
export const insertHomeRules = (tx: Tx, rules: readonly HomeRuleRow[]): Promise<number> =>
  tx.run(sql`
    insert into requests.home_rule (organisation, items, attempts, days_before, valid_from)
    select organisation, items, attempts, days_before, valid_from
      from jsonb_to_recordset(${records(rules)}) as row(
           organisation bigint, items integer, attempts integer, days_before integer, valid_from date)
    on conflict do nothing`);

/** How much goes along to members on each day, some requests left out. */
export const readGoing = (
  reader: Reader,
  members: readonly MemberId[],
  without: readonly RequestId[],
): Promise<{ member: MemberId; day: Day; count: number }[]> =>
  reader.many(sql`
    select member, deliver_on as day, count(*)::integer as count
      from requests.request
     where member = any(${members}::bigint[]) and at_home and deliver_on is not null and id <> all(${without}::bigint[])
     group by member, deliver_on`);

/** What goes along with the rounds of a branch, the earliest first. */
export const readRounds = (reader: Reader, unit: UnitId): Promise<Request[]> =>
  reader.many<Request>(sql`
    select * from requests.request where shelf = ${unit} and deliver_on is not null order by deliver_on, member, id`);

/** Everything that goes along with a round of any branch, locked. */
export const lockRounds = (tx: Tx): Promise<Request[]> =>
  tx.many<Request>(sql`
    select * from requests.request where state = 'ready' and deliver_on is not null order by id for update`);

/** What a member has brought home and does not have yet. */
export const lockAtHome = (tx: Tx, member: MemberId): Promise<Request[]> =>
  tx.many<Request>(sql`
    select * from requests.request where member = ${member} and at_home and ${isActive} order by id for update`);
