import type { EditionId, ItemId } from '#catalogue';
import type { MemberId } from '#people';
import type { Day } from '#platform/day.ts';
import { type Reader, records, sql, type Tx } from '#platform/db.ts';
import type { FeeId } from '../fees/fee.ts';

/** Who had an item last, and until when that is known. */
export interface LastBorrower {
  readonly item: ItemId;
  readonly member: MemberId;
  readonly returnedOn: Day;
  /** The last day. */
  readonly until: Day;
  /** What they were charged afterwards. */
  readonly fee: FeeId | null;
}

const columns = sql`last.item, last.member, last.returned_on, last.until, last.fee`;

/** Writes who had items last, over who had them before. */
export const saveLastBorrowers = (tx: Tx, rows: readonly Omit<LastBorrower, 'fee'>[]): Promise<number> =>
  tx.run(sql`
    insert into circulation.last_borrower (item, member, returned_on, until)
    select item, member, returned_on, until
      from jsonb_to_recordset(${records(rows)}) as row(item bigint, member bigint, returned_on date, until date)
    on conflict (item) do update
       set member = excluded.member, returned_on = excluded.returned_on, until = excluded.until, fee = null`);

/** Who had an item last, while that is known on a day. */
export const lastBorrowerOf = (reader: Reader, item: ItemId, today: Day): Promise<LastBorrower | undefined> =>
  reader.maybe<LastBorrower>(sql`
    select ${columns} from circulation.last_borrower as last where item = ${item} and until >= ${today}`);

/** Waits its turn behind anyone who charges for the same item. */
export const lockLastBorrower = (tx: Tx, item: ItemId, today: Day): Promise<LastBorrower | undefined> =>
  tx.maybe<LastBorrower>(sql`
    select ${columns} from circulation.last_borrower as last
     where item = ${item} and until >= ${today} for update`);

export const saveChargedAfter = (tx: Tx, item: ItemId, fee: FeeId): Promise<number> =>
  tx.run(sql`update circulation.last_borrower set fee = ${fee} where item = ${item}`);

/** What a member is known to have had last, the latest first. */
export const lastOfMember = (
  reader: Reader,
  member: MemberId,
): Promise<(LastBorrower & { readonly edition: EditionId })[]> =>
  reader.many(sql`
    select ${columns}, item.edition
      from circulation.last_borrower as last
      join catalogue.item_view as item on item.item = last.item
     where last.member = ${member} order by last.returned_on desc, last.item`);

/** Nothing is known any more of who had these items last. */
export const forgetLastOfItem = (tx: Tx, item: ItemId): Promise<number> =>
  tx.run(sql`delete from circulation.last_borrower where item = ${item}`);

export const forgetLastOf = (tx: Tx, members: readonly MemberId[]): Promise<number> =>
  tx.run(sql`delete from circulation.last_borrower where member = any(${members}::bigint[])`);

/** Forgets whose last day is before a day. */
export const forgetLastBefore = (tx: Tx, today: Day): Promise<number> =>
  tx.run(sql`delete from circulation.last_borrower where until < ${today}`);
