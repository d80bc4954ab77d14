import type { MemberId } from '#people';
import { type Reader, records, sql, type Tx } from '#platform/db.ts';
import type { Message } from './notice.ts';

export interface NewMessage {
  /** Undefined in a letter to somebody who is no member. */
  readonly member: MemberId | undefined;
  readonly channel: 'email' | 'account';
  readonly address: string | undefined;
  readonly language: 'nl' | 'en';
  readonly subject: string;
  readonly body: string;
  readonly key: string;
  readonly madeAt: Date;
}

/** Adds messages whose key is new; answers how many of them are to be sent. */
export const insertMessages = async (tx: Tx, rows: readonly NewMessage[]): Promise<number> =>
  (
    await tx.one<{ waiting: number }>(sql`
      with added as (
        insert into notices.message (member, channel, address, language, subject, body, key, state, made_at, next_try)
        select member, channel, address, language, subject, body, key,
               case channel when 'email' then 'waiting' else 'shown' end, made_at,
               case channel when 'email' then made_at end
          from jsonb_to_recordset(${records(rows)}) as row(
                 member bigint, channel text, address text, language text, subject text, body text, key text,
                 made_at timestamptz)
            on conflict (key, channel) do nothing
        returning state)
      select count(*) as waiting from added where state = 'waiting'`)
  ).waiting;

const columns = sql`id, member, channel, address, language, subject, body, state, made_at, sent_at, tries, error`;

/** One message whose turn it is, kept from other senders until this transaction ends. */
export const lockNextWaiting = (tx: Tx, at: Date): Promise<Message | undefined> =>
  tx.maybe(sql`
    select ${columns} from notices.message
     where state = 'waiting' and next_try <= ${at}
     order by next_try, id limit 1 for update skip locked`);

export const markSent = (tx: Tx, id: number, at: Date): Promise<number> =>
  tx.run(sql`
    update notices.message set state = 'sent', sent_at = ${at}, next_try = null, error = null where id = ${id}`);

export const markFailed = (tx: Tx, id: number, error: string, next: Date | undefined): Promise<number> =>
  tx.run(sql`
    update notices.message
       set tries = tries + 1, error = ${error}, next_try = ${next ?? null}::timestamptz,
           state = case when ${next ?? null}::timestamptz is null then 'failed' else 'waiting' end
     where id = ${id}`);

/** Without a mail server nothing is sent: whoever looks sees it in the account and on the demo's page. */
export const showAllWaiting = (tx: Tx): Promise<number> =>
  tx.run(sql`update notices.message set state = 'shown', next_try = null where state = 'waiting'`);

export const deleteLetters = (tx: Tx, before: Date): Promise<number> =>
  tx.run(
    sql`delete from notices.message where member is null and state <> 'waiting' and made_at < ${before}`,
  );

export const messagesOf = (reader: Reader, member: MemberId, limit: number): Promise<Message[]> =>
  reader.many(sql`
    select ${columns} from notices.message
     where member = ${member} and channel = 'account'
     order by made_at desc, id desc limit ${limit}`);

export const latestMessages = (reader: Reader, limit: number): Promise<Message[]> =>
  reader.many(sql`
    select ${columns} from notices.message where channel = 'email' order by made_at desc, id desc limit ${limit}`);

export const moveMessages = (tx: Tx, merge: number, kept: MemberId, gone: MemberId): Promise<number> =>
  tx.run(sql`
    with moved as (update notices.message set member = ${kept} where member = ${gone} returning id)
    insert into notices.moved_by_merge (merge, message) select ${merge}, id from moved`);

export const moveMessagesBack = (tx: Tx, merge: number, kept: MemberId, gone: MemberId): Promise<number> =>
  tx.run(sql`
    with moved as (delete from notices.moved_by_merge where merge = ${merge} returning message)
    update notices.message set member = ${gone} from moved where id = moved.message and member = ${kept}`);

export const deleteMessages = (tx: Tx, member: MemberId): Promise<number> =>
  tx.run(sql`delete from notices.message where member = ${member}`);

/** What a member sees of messages, not the same once more by mail. */
export const countMessages = async (reader: Reader, member: MemberId): Promise<number> =>
  (
    await reader.one<{ n: number }>(sql`
      select count(*) as n from notices.message where member = ${member} and channel = 'account'`)
  ).n;
