import type { ItemId } from '#catalogue';
import type { UnitId } from '#network';
import type { MemberId } from '#people';
import type { Day } from '#platform/day.ts';
import { type Reader, records, sql, type Tx } from '#platform/db.ts';
import type { LoanId } from '../loan.ts';

export type ClaimKind = 'claimed' | 'voided';

export interface NewClaim {
  readonly member: MemberId;
  readonly kind: ClaimKind;
  readonly item: ItemId;
  readonly loan: LoanId;
  readonly unit: UnitId;
  readonly day: Day;
  readonly at: Date;
  readonly byStaff: number | undefined;
}

export const insertClaims = (tx: Tx, claims: readonly NewClaim[]): Promise<number> =>
  tx.run(sql`
    insert into circulation.claim (member, kind, item, loan, unit, day, at, by_staff)
    select member, kind, item, loan, unit, day, at, by_staff
      from jsonb_to_recordset(${records(claims)}) as row(
           member bigint, kind text, item bigint, loan bigint, unit bigint, day date, at timestamptz, by_staff bigint)`);

/** Settles what was said of items: they were found, lent to somebody else, or are lost after all. Answers whose word it was. */
export const resolveClaims = (
  tx: Tx,
  rows: readonly { item: ItemId; at: Date; resolved: 'found' | 'lent' | 'lost' }[],
): Promise<{ item: ItemId; member: MemberId | null; kind: ClaimKind }[]> =>
  tx.many(sql`
    with row as (
      select * from jsonb_to_recordset(${records(rows)}) as row(item bigint, at timestamptz, resolved text)
    ), open as (
      select claim.id, claim.item, claim.member, claim.kind, row.at, row.resolved
        from circulation.claim join row on row.item = claim.item
       where claim.resolved_at is null
       order by claim.id
         for update of claim
    ), done as (
      update circulation.claim
         set resolved_at = open.at, resolved = open.resolved, item = null, loan = null
        from open
       where claim.id = open.id
    )
    select item, member, kind from open`);

/** How often a member said so. */
export const countClaims = async (reader: Reader, member: MemberId): Promise<number> =>
  (await reader.one<{ n: number }>(sql`select count(*) as n from circulation.claim where member = ${member}`))
    .n;

/** Erased members said nothing any more; that it was said stays. */
export const forgetClaimants = (tx: Tx, members: readonly MemberId[]): Promise<number> =>
  tx.run(sql`update circulation.claim set member = null, item = null, loan = null,
                    resolved_at = coalesce(resolved_at, at), resolved = coalesce(resolved, 'found')
              where member = any(${members})`);

/** Ends loans whose items were not brought back, and writes where these are now. */
export const endLoans = (
  tx: Tx,
  rows: readonly {
    loan: LoanId | undefined;
    item: ItemId;
    unit: UnitId;
    at: Date;
    ended: ClaimKind | 'lost';
    state: string;
  }[],
): Promise<number> =>
  tx.run(sql`
    with row as (
      select * from jsonb_to_recordset(${records(rows)}) as row(
        loan bigint, item bigint, unit bigint, at timestamptz, ended text, state text)
    ), closed as (
      update circulation.loan
         set returned_at = row.at, returned_unit = row.unit, member = null, ended = row.ended
        from row
       where loan.id = row.loan
    )
    update circulation.whereabouts as place
       set state = row.state, unit = row.unit, since = row.at, held_for = null, held_until = null
      from row
     where place.item = row.item`);

/** Uses in the house that were counted before, by item and moment. */
export const usesBefore = (
  reader: Reader,
  uses: readonly { readonly item: ItemId; readonly at: Date }[],
): Promise<{ item: ItemId; at: Date }[]> =>
  reader.many(sql`
    select event.item, event.at
      from jsonb_to_recordset(${records(uses.map(({ item, at }) => ({ item, at })))}) as use(item bigint, at timestamptz)
      join ledger.item_event_view as event
        on event.kind = 'in-house-use' and event.item = use.item and event.at = use.at
       and event.day between (use.at - interval '1 day')::date and (use.at + interval '1 day')::date`);
