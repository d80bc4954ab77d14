import { sql, type Tx } from '#platform/db.ts';
import type { MemberId } from '../member.ts';
import type { Snapshot } from './merges.ts';

const json = (snapshot: Snapshot | null) => sql`${JSON.stringify(snapshot ?? {})}::jsonb`;

/** Each has their own cards again. A card that was given, lost or swapped since keeps what became of it. */
export async function restoreCards(tx: Tx, before: Snapshot): Promise<void> {
  await tx.run(sql`
    update people.card set member = row.member
      from jsonb_to_recordset(${json(before)} -> 'cards') as row(number text, member bigint)
     where card.number = row.number`);
  await tx.run(sql`
    update people.card set state = row.state, ended_at = row.ended_at, next = row.next
      from jsonb_to_recordset(${json(before)} -> 'cards') as row(number text, member bigint, state text, ended_at timestamptz, next text)
     where card.number = row.number and card.state = 'replaced' and row.state = 'active'
       and not exists (select from people.card as works where works.member = card.member and works.state = 'active')`);
  await tx.run(sql`
    update people.account set member = row.member
      from jsonb_to_recordset(${json(before)} -> 'accounts') as row(id bigint, member bigint)
     where account.id = row.id and account.member <> row.member`);
}

const particulars = ['street', 'postcode', 'town', 'email', 'phone', 'since', 'until', 'history_since'];

/** What was taken over goes back; what somebody changed since stays. */
export const restoreParticulars = (tx: Tx, before: Snapshot, after: Snapshot | null): Promise<number> =>
  tx.run(sql`
    update people.member
       set erased_at = was.erased_at, merged_into = was.merged_into,
           ${sql.join(
             particulars.map(
               name => sql`${sql.ref(name)} = case when member.${sql.ref(name)} is not distinct from made.${sql.ref(name)}
                                                   then was.${sql.ref(name)} else member.${sql.ref(name)} end`,
             ),
           )}
      from jsonb_populate_recordset(null::people.member, ${json(before)} -> 'members') as was
      join jsonb_populate_recordset(null::people.member, ${json(after)} -> 'members') as made on made.id = was.id
     where member.id = was.id`);

/** Takes away what who was kept had from the other only. */
export async function restoreFamily(tx: Tx, kept: MemberId, gone: MemberId, before: Snapshot): Promise<void> {
  await tx.run(sql`
    delete from people.guardian as added
     using people.guardian as asleep
     where ${kept}::bigint in (added.guardian, added.child)
       and asleep.guardian = case when added.guardian = ${kept} then ${gone} else added.guardian end
       and asleep.child = case when added.child = ${kept} then ${gone} else added.child end
       and not exists (
           select from jsonb_to_recordset(${json(before)} -> 'guardians') as was(guardian bigint, child bigint)
            where was.guardian = added.guardian and was.child = added.child)`);
  await tx.run(sql`
    delete from people.proxy as added
     using people.proxy as asleep
     where ${kept}::bigint in (added.member, added.proxy)
       and asleep.member = case when added.member = ${kept} then ${gone} else added.member end
       and asleep.proxy = case when added.proxy = ${kept} then ${gone} else added.proxy end
       and not exists (
           select from jsonb_to_recordset(${json(before)} -> 'proxies') as was(member bigint, proxy bigint)
            where was.member = added.member and was.proxy = added.proxy)`);
}

/** Blocks, notes and looks belong to whom they were about; a block that only the merge lifted holds again. */
export async function restoreRest(tx: Tx, before: Snapshot, after: Snapshot | null): Promise<void> {
  await tx.run(sql`
    update people.block
       set member = was.member,
           lifted_at = case when block.lifted_at is not distinct from made.lifted_at then was.lifted_at else block.lifted_at end
      from jsonb_to_recordset(${json(before)} -> 'blocks') as was(id bigint, member bigint, lifted_at timestamptz)
      join jsonb_to_recordset(${json(after)} -> 'blocks') as made(id bigint, lifted_at timestamptz) on made.id = was.id
     where block.id = was.id`);
  await tx.run(sql`
    update people.note set member = was.member
      from jsonb_to_recordset(${json(before)} -> 'notes') as was(id bigint, member bigint) where note.id = was.id`);
  await tx.run(sql`
    update people.look set member = was.member
      from jsonb_to_recordset(${json(before)} -> 'looks') as was(id bigint, member bigint) where look.id = was.id`);
}
