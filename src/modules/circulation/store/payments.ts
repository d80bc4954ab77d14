import type { UnitId } from '#network';
import type { MemberId } from '#people';
import type { Day } from '#platform/day.ts';
import { type Reader, sql, type Tx } from '#platform/db.ts';
import type { Method } from '../fees/fee.ts';

/** Money that a member hands over. */
export interface Payment {
  readonly id: number;
  readonly key: string;
  readonly member: MemberId | null;
  readonly cents: number;
  readonly method: Method;
  readonly unit: UnitId;
  readonly state: 'open' | 'paid' | 'failed';
  readonly day: Day;
  readonly at: Date;
}

const columns = sql`id, key, member, cents, method, unit, state, day, at`;

export const paymentByKey = (reader: Reader, key: string): Promise<Payment | undefined> =>
  reader.maybe<Payment>(sql`select ${columns} from circulation.payment where key = ${key}`);

export const lockPayment = (tx: Tx, id: number): Promise<Payment | undefined> =>
  tx.maybe<Payment>(sql`select ${columns} from circulation.payment where id = ${id} for update`);

export const paymentById = (reader: Reader, id: number): Promise<Payment | undefined> =>
  reader.maybe<Payment>(sql`select ${columns} from circulation.payment where id = ${id}`);

/** Nothing when a payment of this key is there already. */
export const insertPayment = (tx: Tx, payment: Omit<Payment, 'id'>): Promise<{ id: number } | undefined> =>
  tx.maybe(sql`
    insert into circulation.payment (key, member, cents, method, unit, state, day, at)
    values (${payment.key}, ${payment.member}, ${payment.cents}, ${payment.method}, ${payment.unit}, ${payment.state},
            ${payment.day}, ${payment.at})
    on conflict (key) do nothing
    returning id`);

export const savePayment = (tx: Tx, id: number, state: Payment['state']): Promise<number> =>
  tx.run(sql`update circulation.payment set state = ${state} where id = ${id}`);

/** A cash drawer from opening to counting; all amounts in cents. */
export interface Drawer {
  readonly id: number;
  readonly unit: UnitId;
  readonly day: Day;
  readonly openedAt: Date;
  readonly float: number;
  readonly closedAt: Date | null;
  readonly counted: number | null;
  readonly expected: number | null;
  readonly note: string | null;
}

const drawerColumns = sql`id, unit, day, opened_at, float, closed_at, counted, expected, note`;

/** The drawer that is open at a branch, locked against closing. */
export const lockDrawer = (tx: Tx, unit: UnitId): Promise<Drawer | undefined> =>
  tx.maybe<Drawer>(sql`
    select ${drawerColumns} from circulation.drawer where unit = ${unit} and closed_at is null for update`);

/** The newest first. */
export const drawersAt = (reader: Reader, unit: UnitId, limit: number): Promise<Drawer[]> =>
  reader.many<Drawer>(sql`
    select ${drawerColumns} from circulation.drawer where unit = ${unit} order by opened_at desc limit ${limit}`);

export const insertDrawer = (
  tx: Tx,
  drawer: Pick<Drawer, 'unit' | 'day' | 'openedAt' | 'float'> & { readonly by: number | undefined },
): Promise<Drawer> =>
  tx.one<Drawer>(sql`
    insert into circulation.drawer (unit, day, opened_at, opened_by, float)
    values (${drawer.unit}, ${drawer.day}, ${drawer.openedAt}, ${drawer.by ?? null}, ${drawer.float})
    returning ${drawerColumns}`);

export const closeDrawerRow = (
  tx: Tx,
  id: number,
  close: { counted: number; expected: number; note: string; at: Date; by: number | undefined },
): Promise<Drawer> =>
  tx.one<Drawer>(sql`
    update circulation.drawer
       set closed_at = ${close.at}, closed_by = ${close.by ?? null}, counted = ${close.counted},
           expected = ${close.expected}, note = nullif(${close.note}, '')
     where id = ${id}
    returning ${drawerColumns}`);

/** Cash that went into a drawer, less what was given back from it. */
export const cashIn = async (reader: Reader, drawer: number): Promise<number> =>
  (
    await reader.one<{ cents: number | null }>(sql`
      select -sum(cents) as cents from circulation.fee_entry where drawer = ${drawer}`)
  ).cents ?? 0;

/** What bills did in a period, by what they were for, what happened and where; which organisation a unit belongs to is told by the caller. */
export const statementRows = (
  reader: Reader,
  first: Day,
  last: Day,
): Promise<
  {
    organisation: UnitId;
    feeKind: string;
    entryKind: string;
    method: Method | null;
    unit: UnitId;
    day: Day;
    entries: number;
    cents: number;
  }[]
> =>
  reader.many(sql`
    select fee.organisation, fee.kind as fee_kind,
           case when entry.kind = 'reversal' then before.kind else entry.kind end as entry_kind,
           coalesce(entry.method, before.method) as method, entry.unit, entry.day, count(*) as entries,
           sum(entry.cents) as cents
      from circulation.fee_entry as entry
      join circulation.fee on fee.id = entry.fee
      left join circulation.fee_entry as before on before.id = entry.reverses
     where entry.day between ${first} and ${last}
     group by 1, 2, 3, 4, 5, 6
     order by 1, 2, 3, 4, 5, 6`);

/** What was owed to each organisation at the end of the day before. */
export const owedBefore = (reader: Reader, first: Day): Promise<{ organisation: UnitId; cents: number }[]> =>
  reader.many(sql`
    select fee.organisation, sum(entry.cents) as cents
      from circulation.fee_entry as entry join circulation.fee on fee.id = entry.fee
     where entry.day < ${first}
     group by fee.organisation`);
