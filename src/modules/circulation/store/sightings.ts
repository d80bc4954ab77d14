import type { ItemId } from '#catalogue';
import type { UnitId } from '#network';
import { records, sql, type Tx } from '#platform/db.ts';
import type { LoanId } from '../loan.ts';
import type { NewLoan } from './loans.ts';

/** An item in the hands of staff, at a moment and a place. */
export interface Sighting {
  readonly item: ItemId;
  readonly at: Date;
  readonly unit: UnitId;
}

/** Writes where items were in hand; the same twice is once. */
export const insertSightings = (tx: Tx, seen: readonly Sighting[]): Promise<number> =>
  tx.run(sql`
    insert into circulation.sighting (item, at, unit)
    select item, at, unit from jsonb_to_recordset(${records(seen)}) as row(item bigint, at timestamptz, unit bigint)
    on conflict do nothing`);

/** What is known of an item after a moment. */
export interface Afterwards {
  readonly item: ItemId;
  /** A loan was running at that moment, and is over. */
  readonly wasLent: boolean;
  /** The first loan that began later. */
  readonly nextLoan: Date | null;
  /** When and where it was in hand first. */
  readonly seenAt: Date | null;
  readonly seenUnit: UnitId | null;
}

/** What is known of items after these moments. On the way, kept, shown or being mended, they are in hand too. */
export const readAfterwards = (
  tx: Tx,
  moments: readonly { readonly item: ItemId; readonly at: Date }[],
): Promise<Afterwards[]> =>
  tx.many<Afterwards>(sql`
    select wish.item,
           (select true from circulation.loan
             where loan.item = wish.item and loan.lent_at < wish.at and loan.returned_at > wish.at) is not null as was_lent,
           (select min(loan.lent_at) from circulation.loan
             where loan.item = wish.item and loan.lent_at > wish.at) as next_loan,
           seen.at as seen_at, seen.unit as seen_unit
      from jsonb_to_recordset(${records(moments)}) as wish(item bigint, at timestamptz)
      left join lateral (
             select at, unit from circulation.sighting where sighting.item = wish.item and sighting.at > wish.at
              union all
             select since, unit from circulation.whereabouts as place
              where place.item = wish.item and place.since > wish.at
                and place.state in ('on-hold-shelf', 'in-transit', 'on-display', 'in-repair')
              order by at limit 1) as seen on true`);

/** A loan that was over when we heard of it. */
export interface OverLoan extends NewLoan {
  readonly returnedAt: Date;
  readonly returnedUnit: UnitId;
}

/** Writes loans that are over already; where their items are stays what it is. Remembered for who asked for that. */
export const insertOverLoans = (
  tx: Tx,
  loans: readonly OverLoan[],
): Promise<{ id: LoanId; item: ItemId }[]> =>
  tx.many(sql`
    with row as (
      select * from jsonb_to_recordset(${records(loans)}) as row(
        item bigint, edition bigint, member bigint, unit bigint, lent_at timestamptz, day date, due_at timestamptz,
        due_day date, rule bigint, returned_at timestamptz, returned_unit bigint)
    ), remembered as (
      insert into circulation.history (member, edition, lent_on, returned_at)
      select row.member, row.edition, row.day, row.returned_at
        from row
        join people.member_view as member on member.member = row.member and member.history_since <= row.returned_at
    )
    insert into circulation.loan (item, edition, unit, lent_at, day, due_at, due_day, rule, returned_at, returned_unit)
    select item, edition, unit, lent_at, day, due_at, due_day, rule, returned_at, returned_unit from row
    returning id, item`);

/** Forgets what was seen before a moment. */
export const forgetSightings = (tx: Tx, before: Date): Promise<number> =>
  tx.run(sql`delete from circulation.sighting where at < ${before}`);
