import type { EditionId } from '#catalogue';
import type { MemberId, MembersMerged, MembersParted } from '#people';
import type { Day } from '#platform/day.ts';
import { type Reader, sql, type Tx } from '#platform/db.ts';

/** A loan that a member wanted to have remembered. */
export interface Remembered {
  readonly edition: EditionId;
  readonly lentOn: Day;
  readonly returnedAt: Date;
}

/** Newest first. */
export const readHistory = (reader: Reader, member: MemberId, limit: number): Promise<Remembered[]> =>
  reader.many<Remembered>(sql`
    select edition, lent_on, returned_at from circulation.history
     where member = ${member} order by returned_at desc, id desc limit ${limit}`);

export const forgetHistory = (tx: Tx, members: readonly MemberId[]): Promise<number> =>
  tx.run(sql`delete from circulation.history where member = any(${members}::bigint[])`);

/** Everything of one member becomes another's, and what was moved is written down by merge. */
export const moveToKept = (tx: Tx, { merge, kept, gone }: MembersMerged): Promise<number> =>
  tx.run(sql`
    with loans as (
      update circulation.loan set member = ${kept} where member = ${gone} returning id
    ), held as (
      update circulation.whereabouts set held_for = ${kept} where held_for = ${gone} returning item
    ), read as (
      update circulation.history set member = ${kept} where member = ${gone} returning id
    ), fees as (
      update circulation.fee set member = ${kept} where member = ${gone} returning id
    ), claims as (
      update circulation.claim set member = ${kept} where member = ${gone} returning id
    ), last as (
      update circulation.last_borrower set member = ${kept} where member = ${gone} returning item
    )
    insert into circulation.moved_by_merge (merge, kind, id)
    select ${merge}::bigint, 'loan', id from loans
    union all select ${merge}, 'held', item from held
    union all select ${merge}, 'history', id from read
    union all select ${merge}, 'fee', id from fees
    union all select ${merge}, 'claim', id from claims
    union all select ${merge}, 'last', item from last`);

/** What was moved and is still there goes back. */
export const moveBack = (tx: Tx, { merge, kept, gone }: MembersParted): Promise<number> =>
  tx.run(sql`
    with moved as (
      delete from circulation.moved_by_merge where merge = ${merge} returning kind, id
    ), loans as (
      update circulation.loan set member = ${gone} from moved
       where moved.kind = 'loan' and loan.id = moved.id and loan.member = ${kept}
    ), held as (
      update circulation.whereabouts set held_for = ${gone} from moved
       where moved.kind = 'held' and whereabouts.item = moved.id and whereabouts.held_for = ${kept}
    ), fees as (
      update circulation.fee set member = ${gone} from moved
       where moved.kind = 'fee' and fee.id = moved.id and fee.member = ${kept}
    ), claims as (
      update circulation.claim set member = ${gone} from moved
       where moved.kind = 'claim' and claim.id = moved.id and claim.member = ${kept}
    ), last as (
      update circulation.last_borrower set member = ${gone} from moved
       where moved.kind = 'last' and last_borrower.item = moved.id and last_borrower.member = ${kept}
    )
    update circulation.history set member = ${gone} from moved
     where moved.kind = 'history' and history.id = moved.id and history.member = ${kept}`);

export const countRemembered = async (reader: Reader, member: MemberId): Promise<number> =>
  (
    await reader.one<{ n: number }>(
      sql`select count(*) as n from circulation.history where member = ${member}`,
    )
  ).n;
