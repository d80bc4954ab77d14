import type { MemberId } from '#people';
import { type Reader, records, sql, type Tx } from '#platform/db.ts';
import type { Message } from '../notice.ts';
import type { Reach, Way } from '../way.ts';
import { columns, markFailed } from '../store.ts';

/** How these members are reached; nothing for who chose nothing and has an address that works. */
export const readReach = (
  reader: Reader,
  members: readonly { readonly id: MemberId; readonly email: string | undefined }[],
): Promise<Reach[]> =>
  reader.many(sql`
    select member.id as member, coalesce(way.way, 'at-once') as way, dead_address.address is not null as is_dead
      from jsonb_to_recordset(${records(members.map(({ id, email }) => ({ id, email })))}) as member(
             id bigint, email text)
      left join notices.way on way.member = member.id
      left join notices.dead_address on dead_address.member = member.id and dead_address.address = member.email
     where way.member is not null or dead_address.member is not null`);

/** An address of a member that takes no mail. */
export interface DeadAddress {
  readonly address: string;
  readonly since: Date;
}

export const wayOf = async (reader: Reader, member: MemberId): Promise<Way> =>
  (await reader.maybe<{ way: Way }>(sql`select way from notices.way where member = ${member}`))?.way ??
  'at-once';

export const saveWay = (tx: Tx, member: MemberId, way: Way): Promise<number> =>
  tx.run(sql`
    insert into notices.way (member, way) values (${member}, ${way})
    on conflict (member) do update set way = excluded.way`);

export const forgetWays = (tx: Tx, member: MemberId): Promise<number> =>
  tx.run(sql`
    with dead as (delete from notices.dead_address where member = ${member})
    delete from notices.way where member = ${member}`);

/** Notes that an address takes no mail. */
const saveDead = (
  tx: Tx,
  row: { readonly member: MemberId; readonly address: string; readonly since: Date; readonly error: string },
): Promise<number> =>
  tx.run(sql`
    insert into notices.dead_address (member, address, since, error)
    values (${row.member}, ${row.address}, ${row.since}, ${row.error})
    on conflict (member, address) do nothing`);

/** Whether mail to an address of a member comes back, and since when. */
export const readDead = (
  reader: Reader,
  member: MemberId,
  address: string,
): Promise<DeadAddress | undefined> =>
  reader.maybe(sql`
    select address, since from notices.dead_address where member = ${member} and address = ${address}`);

/** An address is tried again, since its owner says that it is right. */
export const dropDead = (tx: Tx, member: MemberId, address: string): Promise<number> =>
  tx.run(sql`delete from notices.dead_address where member = ${member} and address = ${address}`);

/** Makes letters of what could not be mailed and is worth it. */
const putOnPaper = (tx: Tx, ids: readonly number[], at: Date): Promise<number> =>
  tx.run(sql`
    insert into notices.message (member, channel, language, subject, body, key, state, made_at, next_try, on_paper)
    select member, 'letter', language, subject, body, key, 'waiting', made_at, ${at}, true
      from notices.message
     where id = any(${ids}::bigint[]) and on_paper and member is not null
        on conflict (key, channel) do nothing`);

/** Notes that mail to one address failed for good: what is worth it becomes a letter, and an address that is dead is not tried again. */
export async function giveUpMail(
  tx: Tx,
  messages: readonly Message[],
  { error, addressIsDead }: { readonly error: string; readonly addressIsDead: boolean },
  at: Date,
): Promise<void> {
  const ids = messages.map(({ id }) => id);
  await markFailed(tx, ids, error, undefined);
  const [first] = messages;
  if (!first || first.member === null || first.address === null) return;
  const { member, address } = first;
  if (addressIsDead) await saveDead(tx, { member, address, since: at, error });
  await putOnPaper(tx, ids, at);
}

/** Letters that wait to be printed and are still news, oldest first. */
export const lettersToPrint = (reader: Reader, since: Date, limit: number): Promise<Message[]> =>
  reader.many(sql`
    select ${columns} from notices.message
     where state = 'waiting' and channel = 'letter' and made_at >= ${since} order by made_at, id limit ${limit}`);
