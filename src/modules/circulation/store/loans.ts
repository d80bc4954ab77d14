import type { Audience, EditionId, ItemId, Material } from '#catalogue';
import type { UnitId } from '#network';
import type { MemberId } from '#people';
import type { Day } from '#platform/day.ts';
import { type Reader, records, sql, type Tx } from '#platform/db.ts';
import type { Loan, LoanId } from '../loan.ts';
import type { Owed } from '../may-borrow.ts';
import type { DueTogether } from '../reminder.ts';

const columns = sql`
  id, item, edition, member, unit, lent_at, day, due_at, due_day, renewals, rule, returned_at, returned_unit`;

export const openLoansOfMember = (reader: Reader, member: MemberId): Promise<Loan[]> =>
  reader.many<Loan>(sql`
    select ${columns} from circulation.loan where member = ${member} order by due_at, id`);

export const openLoansOfItems = (reader: Reader, items: readonly ItemId[]): Promise<Loan[]> =>
  reader.many<Loan>(sql`
    select ${columns} from circulation.loan where item = any(${items}) and returned_at is null order by item`);

export const openLoanById = (reader: Reader, id: LoanId): Promise<Loan | undefined> =>
  reader.maybe<Loan>(sql`
    select ${columns} from circulation.loan where id = ${id} and returned_at is null`);

export interface NewLoan {
  readonly item: ItemId;
  readonly edition: EditionId;
  readonly member: MemberId;
  readonly unit: UnitId;
  readonly lentAt: Date;
  readonly day: Day;
  readonly dueAt: Date;
  readonly dueDay: Day;
  readonly rule: number;
}

/** Writes the loans and where their items are now. */
export const insertLoans = (tx: Tx, loans: readonly NewLoan[]): Promise<{ id: LoanId; item: ItemId }[]> =>
  tx.many(sql`
    with row as (
      select * from jsonb_to_recordset(${records(loans)}) as row(
        item bigint, edition bigint, member bigint, unit bigint, lent_at timestamptz, day date, due_at timestamptz,
        due_day date, rule bigint)
    ), moved as (
      update circulation.whereabouts as place
         set state = 'on-loan', unit = row.unit, since = row.lent_at, held_for = null, held_until = null
        from row
       where place.item = row.item
    ), forgotten as (
      delete from circulation.last_borrower where item in (select item from row)
    )
    insert into circulation.loan (item, edition, member, unit, lent_at, day, due_at, due_day, rule)
    select item, edition, member, unit, lent_at, day, due_at, due_day, rule from row
    returning id, item`);

/** Loans that began at these very moments, open or closed: a command that came before. */
export const loansBegun = (reader: Reader, begun: readonly { item: ItemId; at: Date }[]): Promise<Loan[]> =>
  reader.many<Loan>(sql`
    select ${columns}
      from circulation.loan
     where (item, lent_at) in (
           select item, at from jsonb_to_recordset(${records(begun)}) as row(item bigint, at timestamptz))`);

export interface Return {
  readonly item: ItemId;
  readonly unit: UnitId;
  readonly at: Date;
  readonly state: string;
  /** The loan that ends, if there is one. */
  readonly loan: LoanId | undefined;
}

/** Closes loans, forgetting who had them unless they asked to have it remembered, and writes where the items are now. */
export const saveReturns = (tx: Tx, returns: readonly Return[]): Promise<number> =>
  tx.run(sql`
    with row as (
      select * from jsonb_to_recordset(${records(returns)}) as row(
        item bigint, unit bigint, at timestamptz, state text, loan bigint)
    ), remembered as (
      insert into circulation.history (member, edition, lent_on, returned_at)
      select loan.member, loan.edition, loan.day, row.at
        from row
        join circulation.loan on loan.id = row.loan
        join people.member_view as member on member.member = loan.member and member.history_since <= row.at
    ), closed as (
      update circulation.loan
         set returned_at = row.at, returned_unit = row.unit, member = null
        from row
       where loan.id = row.loan
    )
    update circulation.whereabouts as place
       set state = row.state, unit = row.unit, since = row.at, held_for = null, held_until = null
      from row
     where place.item = row.item`);

/** An open loan, locked, with what a renewal looks at. */
export interface RenewableLoan extends Loan {
  readonly material: Material;
  readonly audience: Audience;
  readonly collection: string | null;
  readonly added: Day;
  /** What the borrower owes. */
  readonly owed: Owed;
  /** How many wait for the edition. */
  readonly waiting: number;
}

/** Waits its turn behind anyone changing these loans; only those still open. */
export const lockOpenLoans = (tx: Tx, loans: readonly LoanId[]): Promise<RenewableLoan[]> =>
  tx.many<RenewableLoan>(sql`
    select loan.id, loan.item, loan.edition, loan.member, loan.unit, loan.lent_at, loan.day, loan.due_at, loan.due_day,
           loan.renewals, loan.rule, loan.returned_at, loan.returned_unit, item.material, item.audience,
           item.loan_type as collection, item.added,
           coalesce((select jsonb_object_agg(organisation, cents)
                       from (select organisation, sum(owed) as cents from circulation.fee
                              where fee.member = loan.member and owed <> 0 group by organisation) as due), '{}') as owed,
           coalesce((select waiting from circulation.demand where demand.edition = loan.edition), 0) as waiting
      from circulation.loan as loan
      join catalogue.item_view as item on item.item = loan.item
     where loan.id = any(${loans}) and loan.returned_at is null
     order by loan.id
       for update of loan`);

export const saveRenewals = (
  tx: Tx,
  loans: readonly Pick<Loan, 'id' | 'rule' | 'dueAt' | 'dueDay' | 'renewals'>[],
): Promise<number> =>
  tx.run(sql`
    update circulation.loan
       set due_at = row.due_at, due_day = row.due_day, planned_at = null, planned_day = null, rule = row.rule,
           renewals = row.renewals
      from jsonb_to_recordset(${records(loans)})
           as row(id bigint, rule bigint, due_at timestamptz, due_day date, renewals integer)
     where loan.id = row.id`);

/** Open loans of copies that went to another edition go along; loans that are over stay what they were. */
export const followItems = (
  tx: Tx,
  moves: readonly { readonly item: ItemId; readonly to: EditionId }[],
): Promise<number> =>
  tx.run(sql`
    update circulation.loan
       set edition = row.edition
      from unnest(${moves.map(m => m.item)}::bigint[], ${moves.map(m => m.to)}::bigint[]) as row(item, edition)
     where loan.item = row.item and loan.returned_at is null`);

/** Members after this number with something due on these days, in the order of their numbers. */
export const membersDue = async (
  reader: Reader,
  from: Day,
  until: Day,
  after: MemberId,
  most: number,
): Promise<MemberId[]> =>
  (
    await reader.many<{ member: MemberId }>(sql`
      select distinct member from circulation.loan
       where returned_at is null and due_day between ${from} and ${until} and member > ${after}
       order by member
       limit ${most}`)
  ).map(({ member }) => member);

/** What these members have open that is due up to and including a day, by member. */
export const openLoansOfMembers = (
  reader: Reader,
  members: readonly MemberId[],
  until: Day,
): Promise<Loan[]> =>
  reader.many<Loan>(sql`
    select ${columns} from circulation.loan
     where member = any(${members}::bigint[]) and due_day <= ${until}
     order by member, due_at, id`);

/** What members have open that is due on these days, together by member and day. */
export const openByDueDay = (reader: Reader, from: Day, until: Day): Promise<DueTogether[]> =>
  reader.many<DueTogether>(sql`
    select member, due_day, array_agg(edition order by id) as editions
      from circulation.loan
     where returned_at is null and due_day between ${from} and ${until}
     group by member, due_day
     order by due_day, member`);

/** Open loans of some places are those of others from now on. */
export const saveLoanUnits = (tx: Tx, units: ReadonlyMap<UnitId, UnitId>): Promise<number> =>
  tx.run(sql`
    update circulation.loan
       set unit = row.heir
      from unnest(${[...units.keys()]}::bigint[], ${[...units.values()]}::bigint[]) as row(ended, heir)
     where loan.unit = row.ended and loan.returned_at is null`);
