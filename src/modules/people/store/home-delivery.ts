import type { Day } from '#platform/day.ts';
import { sql, type Tx } from '#platform/db.ts';
import type { HomeDelivery } from '../home-delivery.ts';
import type { MemberId } from '../member.ts';
import type { Snapshot } from './merges.ts';

export const saveDelivery = (
  tx: Tx,
  member: MemberId,
  { branch, carrier, weekday, reason, from, until }: HomeDelivery,
): Promise<number> =>
  tx.run(sql`
    insert into people.home_delivery (member, branch, carrier, weekday, reason, from_day, until)
    values (${member}, ${branch}, ${carrier}, ${weekday}, ${reason}, ${from}, ${until})
    on conflict (member) do update
       set branch = excluded.branch, carrier = excluded.carrier, weekday = excluded.weekday, reason = excluded.reason,
           from_day = excluded.from_day, until = excluded.until`);

export const deleteDelivery = (tx: Tx, member: MemberId): Promise<number> =>
  tx.run(sql`delete from people.home_delivery where member = ${member}`);

/** Those of whom it ended before a day. */
export const dropPastDeliveries = async (tx: Tx, day: Day): Promise<MemberId[]> =>
  (
    await tx.many<{ member: MemberId }>(
      sql`delete from people.home_delivery where until < ${day} returning member`,
    )
  ).map(({ member }) => member);

/** What was agreed with the other holds for who is kept, unless they had an agreement of their own. */
export const moveDelivery = (tx: Tx, kept: MemberId, gone: MemberId): Promise<number> =>
  tx.run(sql`
    update people.home_delivery set member = ${kept}
     where member = ${gone} and not exists (select from people.home_delivery where member = ${kept})`);

/** It goes back to whom it was agreed with. */
export const restoreDelivery = (tx: Tx, kept: MemberId, gone: MemberId, before: Snapshot): Promise<number> =>
  tx.run(sql`
    update people.home_delivery set member = ${gone}
     where member = ${kept}
       and exists (select from jsonb_to_recordset(${JSON.stringify(before)}::jsonb -> 'deliveries') as was(member bigint)
                    where was.member = ${gone})
       and not exists (select from people.home_delivery where member = ${gone})`);
