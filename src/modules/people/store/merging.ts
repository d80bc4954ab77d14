import { sql, type Tx } from '#platform/db.ts';
import type { MemberId } from '../member.ts';

/** Cards go along; the one that works is that of who is kept, unless they had none. The others lead to it. */
export async function moveCards(tx: Tx, kept: MemberId, gone: MemberId, at: Date): Promise<void> {
  await tx.run(sql`
    with works as (select number from people.card where member = ${kept} and state = 'active')
    update people.card
       set member = ${kept},
           state = case when state = 'active' and exists (select from works) then 'replaced' else state end,
           ended_at = case when state = 'active' and exists (select from works) then ${at} else ended_at end,
           next = case when state = 'active' then (select number from works) else next end
     where member = ${gone}`);
  // who could sign in on one side only goes on doing so, by the same name
  await tx.run(sql`
    update people.account set member = ${kept}
     where member = ${gone} and not exists (select from people.account as own where own.member = ${kept})`);
}

/** Fills in what only the other had, and hides the other. */
export const moveParticulars = (tx: Tx, kept: MemberId, gone: MemberId, at: Date): Promise<number> =>
  tx.run(sql`
    with hidden as (
      update people.member set erased_at = ${at}, merged_into = ${kept} where id = ${gone}
    )
    update people.member as kept
       set street = case when kept.postcode is null and kept.street is null then gone.street else kept.street end,
           town = case when kept.postcode is null and kept.town is null then gone.town else kept.town end,
           postcode = coalesce(kept.postcode, gone.postcode),
           email = coalesce(kept.email, gone.email),
           phone = coalesce(kept.phone, gone.phone),
           since = least(kept.since, gone.since),
           until = case when kept.until is null or gone.until is null then null else greatest(kept.until, gone.until) end,
           history_since = case when kept.history_since is null or gone.history_since is null then null
                                else greatest(kept.history_since, gone.history_since) end
      from people.member as gone
     where kept.id = ${kept} and gone.id = ${gone}`);

/** Family and proxies of the other hold for who is kept too; the rows of the other stay, asleep. */
export async function moveGuardians(tx: Tx, kept: MemberId, gone: MemberId): Promise<void> {
  const other = (column: string) =>
    sql`case when ${sql.ref(column)} = ${gone} then ${kept} else ${sql.ref(column)} end`;
  await tx.run(sql`
    insert into people.guardian (guardian, child, from_day, by)
    select ${other('guardian')}, ${other('child')}, from_day, by from people.guardian
     where ${gone} in (guardian, child) and ${kept}::bigint not in (guardian, child)
        on conflict do nothing`);
  await tx.run(sql`
    insert into people.proxy (member, proxy, from_day, until)
    select ${other('member')}, ${other('proxy')}, from_day, until from people.proxy
     where ${gone} in (member, proxy) and ${kept}::bigint not in (member, proxy)
        on conflict do nothing`);
}

/** Blocks, notes and looks go along. Of two blocks for one reason and reach the one that holds longer is left. */
export async function moveRest(tx: Tx, kept: MemberId, gone: MemberId, at: Date): Promise<void> {
  await tx.run(sql`update people.block set member = ${kept} where member = ${gone}`);
  await tx.run(sql`
    update people.block set lifted_at = ${at}
     where member = ${kept} and lifted_at is null
       and id not in (
           select distinct on (reason, reach) id from people.block
            where member = ${kept} and lifted_at is null
            order by reason, reach, until desc nulls first, id)`);
  await tx.run(sql`update people.note set member = ${kept} where member = ${gone}`);
  await tx.run(sql`update people.look set member = ${kept} where member = ${gone}`);
}
