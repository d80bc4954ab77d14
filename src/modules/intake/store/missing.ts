import { type Reader, sql, type Tx } from '#platform/db.ts';
import type { DeliveryId } from '../delivery.ts';
import type { SourceId } from '../source.ts';

/** Notes what a delivery of everything names. */
export const insertListed = (tx: Tx, delivery: DeliveryId, names: readonly string[]): Promise<number> =>
  tx.run(sql`
    insert into intake.listed (delivery, control_number)
    select distinct ${delivery}::bigint, name from unnest(${names}::text[]) as row(name)
    on conflict do nothing`);

export const forgetListed = (tx: Tx, delivery: DeliveryId): Promise<number> =>
  tx.run(sql`delete from intake.listed where delivery = ${delivery}`);

/** The newest version of each record of a source, behind a control number. */
const living = (source: SourceId, after: string) => sql`
  select control_number
    from (select distinct on (control_number) control_number, gone
            from intake.arrival
           where source = ${source} and state = 'accepted' and control_number > ${after}
           order by control_number, id desc) as newest
   where not gone`;

/** How many records a source has here, and how many of them a delivery did not name. */
export const countMissing = (
  reader: Reader,
  source: SourceId,
  delivery: DeliveryId,
): Promise<{ living: number; missing: number; unread: number }> =>
  reader.one(sql`
    select count(*) as living, count(*) filter (where listed.control_number is null) as missing,
           (select count(*) from intake.arrival
             where delivery = ${delivery} and state = 'refused' and control_number is null) as unread
      from (${living(source, '')}) as mine
      left join intake.listed on listed.delivery = ${delivery} and listed.control_number = mine.control_number`);

/** The next of them, by control number. */
export const readMissing = (
  reader: Reader,
  source: SourceId,
  delivery: DeliveryId,
  after: string,
  most: number,
): Promise<{ controlNumber: string }[]> =>
  reader.many(sql`
    select mine.control_number
      from (${living(source, after)}) as mine
     where not exists (select from intake.listed
                        where listed.delivery = ${delivery} and listed.control_number = mine.control_number)
     order by control_number
     limit ${most}`);

export const addMissing = (tx: Tx, delivery: DeliveryId, count: number): Promise<number> =>
  tx.run(sql`update intake.delivery set missing = missing + ${count} where id = ${delivery}`);
