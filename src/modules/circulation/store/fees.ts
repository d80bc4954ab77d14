import type { UnitId } from '#network';
import type { MemberId } from '#people';
import type { Day } from '#platform/day.ts';
import { type Reader, records, sql, type Tx } from '#platform/db.ts';
import type { Entry, EntryKind, Fee, FeeId, Method } from '../fees/fee.ts';

const columns = sql`
  fee.id, fee.member, fee.organisation, fee.unit, fee.kind, fee.day, fee.item, fee.edition, fee.loan, fee.rule, fee.note,
  fee.subscriber, fee.owed`;
const entryColumns = sql`id, fee, kind, cents, unit, method, reason, reverses, day, at`;

/** Everything that a member was charged for since a day, and what is still open from before; the oldest first. */
export const feesOfMember = (reader: Reader, member: MemberId, since: Day): Promise<Fee[]> =>
  reader.many<Fee>(sql`
    select ${columns} from circulation.fee
     where member = ${member} and (owed <> 0 or day >= ${since}) order by day, id`);

/** Waits its turn behind anyone changing what this member owes. */
export const lockOpenFees = (tx: Tx, member: MemberId): Promise<Fee[]> =>
  tx.many<Fee>(sql`
    select ${columns} from circulation.fee where member = ${member} and owed <> 0 order by day, id for update`);

export const lockFee = (tx: Tx, id: FeeId): Promise<Fee | undefined> =>
  tx.maybe<Fee>(sql`select ${columns} from circulation.fee where id = ${id} for update`);

export const entriesOf = (reader: Reader, fees: readonly FeeId[]): Promise<Entry[]> =>
  reader.many<Entry>(sql`
    select ${entryColumns} from circulation.fee_entry where fee = any(${fees}) order by id`);

export const entryById = (reader: Reader, id: number): Promise<Entry | undefined> =>
  reader.maybe<Entry>(sql`select ${entryColumns} from circulation.fee_entry where id = ${id}`);

export type NewFee = Omit<Fee, 'id' | 'owed'>;

/** Writes fees; one of the same kind for the same loan, or the same subscription for the same day, is there already and left out. */
export const insertFees = (
  tx: Tx,
  fees: readonly (NewFee & { readonly place: number })[],
): Promise<{ id: FeeId; place: number }[]> =>
  tx.many(sql`
    with row as (
      select *, nextval(pg_get_serial_sequence('circulation.fee', 'id')) as id
        from jsonb_to_recordset(${records(fees)}) as row(
             place integer, member bigint, organisation bigint, unit bigint, kind text, day date, item bigint,
             edition bigint, loan bigint, rule bigint, note text, subscriber bigint)
    ), made as (
      insert into circulation.fee (id, member, organisation, unit, kind, day, item, edition, loan, rule, note,
                                   subscriber)
      overriding system value
      select id, member, organisation, unit, kind, day, item, edition, loan, rule, note, subscriber
        from row
      on conflict do nothing
      returning id
    )
    select made.id, row.place from made join row on row.id = made.id order by row.place`);

export interface NewEntry {
  readonly fee: FeeId;
  readonly kind: EntryKind;
  readonly cents: number;
  readonly unit: UnitId;
  readonly method?: Method | undefined;
  readonly drawer?: number | undefined;
  readonly payment?: number | undefined;
  readonly reverses?: number | undefined;
  readonly reason?: string | undefined;
  readonly day: Day;
  readonly at: Date;
  readonly byStaff?: number | undefined;
}

export const insertEntries = (tx: Tx, entries: readonly NewEntry[]): Promise<number> =>
  tx.run(sql`
    insert into circulation.fee_entry (fee, kind, cents, unit, method, drawer, payment, reverses, reason, day, at, by_staff)
    select fee, kind, cents, unit, method, drawer, payment, reverses, reason, day, at, by_staff
      from jsonb_to_recordset(${records(entries)}) as row(
           fee bigint, kind text, cents integer, unit bigint, method text, drawer bigint, payment bigint,
           reverses bigint, reason text, day date, at timestamptz, by_staff bigint)`);

/** What is settled need no longer say which item it was, unless money could still be paid back. */
export const forgetItems = (tx: Tx, fees: readonly FeeId[]): Promise<number> =>
  tx.run(sql`
    update circulation.fee set item = null, edition = null, loan = null
     where id = any(${fees}) and owed = 0 and kind <> 'lost'`);

export const forgetLost = (tx: Tx, before: Day): Promise<number> =>
  tx.run(sql`
    update circulation.fee set item = null, edition = null, loan = null
     where owed = 0 and kind = 'lost' and item is not null and day < ${before}`);

/** A member's fees without the member: the sums stay. */
export const forgetDebtor = (tx: Tx, members: readonly MemberId[]): Promise<number> =>
  tx.run(sql`
    with paid as (
      update circulation.payment set member = null where member = any(${members})
    )
    update circulation.fee set member = null, subscriber = null, item = null, edition = null, loan = null, note = null
     where member = any(${members})`);

/** The last thing that a member was charged for, whatever became of it. */
export const lastFee = (tx: Tx, member: MemberId): Promise<Fee | undefined> =>
  tx.maybe<Fee>(sql`
    select ${columns} from circulation.fee where member = ${member} order by id desc limit 1 for update`);

/** The prices of lost items that were charged since a day, locked; the item still stands there. */
export const lostFees = (
  tx: Tx,
  items: readonly number[],
): Promise<(Fee & { readonly item: number; readonly refundDays: number | null })[]> =>
  tx.many(sql`
    select ${columns}, (rule.says ->> 'refundDays')::integer as refund_days
      from circulation.fee
      left join circulation.rule on rule.id = fee.rule
     where fee.item = any(${items}) and fee.kind = 'lost'
     order by fee.id
       for update of fee`);

/** What is settled or need not be known any more says no longer which item it was. */
export const forgetItem = (tx: Tx, fees: readonly FeeId[]): Promise<number> =>
  tx.run(sql`
    update circulation.fee set item = null, edition = null, loan = null where id = any(${fees})`);
