import type { MemberId } from '#people';
import { type Reader, records, sql, type Tx } from '#platform/db.ts';
import type { Message } from './notice.ts';

export interface NewMessage {
  /** Undefined in a letter to somebody who is no member. */
  readonly member: MemberId | undefined;
  readonly channel: Message['channel'];
  readonly address?: string | undefined;
  readonly language: 'nl' | 'en';
  readonly subject: string;
  readonly body: string;
  readonly key: string;
  readonly madeAt: Date;
  /** When it may go out; absent in the account, where it stands at once. */
  readonly nextTry?: Date | undefined;
  readonly daily?: boolean | undefined;
  readonly onPaper?: boolean | undefined;
}

/** Adds messages whose key is new; answers how many of them are to be sent. */
export const insertMessages = async (tx: Tx, rows: readonly NewMessage[]): Promise<number> =>
  (
    await tx.one<{ waiting: number }>(sql`
      with added as (
        insert into notices.message (member, channel, address, language, subject, body, key, state, made_at, next_try,
                                     daily, on_paper)
        select member, channel, address, language, subject, body, key,
               case when next_try is null then 'shown' else 'waiting' end, made_at, next_try,
               coalesce(daily, false), coalesce(on_paper, false)
          from jsonb_to_recordset(${records(rows)}) as row(
                 member bigint, channel text, address text, language text, subject text, body text, key text,
                 made_at timestamptz, next_try timestamptz, daily boolean, on_paper boolean)
            on conflict (key, channel) do nothing
        returning state, channel)
      select count(*) as waiting from added where state = 'waiting' and channel = 'email'`)
  ).waiting;

export const columns = sql`
  id, member, channel, address, language, subject, body, key, state, made_at, sent_at, daily, on_paper, tries, error`;

/** One message whose turn it is, kept from other senders until this transaction ends. */
export const lockNextWaiting = (tx: Tx, at: Date): Promise<Message | undefined> =>
  tx.maybe(sql`
    select ${columns} from notices.message
     where state = 'waiting' and channel = 'email' and next_try <= ${at}
     order by next_try, id limit 1 for update skip locked`);

/** What goes out with a message of the day: all to that address whose turn it is, in the order of telling. */
export const lockOfDay = (tx: Tx, { address }: Message, at: Date): Promise<Message[]> =>
  tx.many(sql`
    select ${columns} from notices.message
     where state = 'waiting' and daily and address = ${address} and next_try <= ${at}
     order by made_at, id for update`);

export const markSent = (tx: Tx, ids: readonly number[], mail: string | null, at: Date): Promise<number> =>
  tx.run(sql`
    update notices.message set state = 'sent', sent_at = ${at}, next_try = null, error = null, mail = ${mail}
     where id = any(${ids}::bigint[]) and state = 'waiting'`);

/** What went out to an address in one mail. */
export const lockMailed = (tx: Tx, mail: string, address: string): Promise<Message[]> =>
  tx.many(sql`
    select ${columns} from notices.message
     where mail = ${mail} and lower(address) = ${address} and state = 'sent' order by id for update`);

export const markFailed = (
  tx: Tx,
  ids: readonly number[],
  error: string,
  next: Date | undefined,
): Promise<number> =>
  tx.run(sql`
    update notices.message
       set tries = tries + 1, error = ${error}, next_try = ${next ?? null}::timestamptz,
           state = case when ${next ?? null}::timestamptz is null then 'failed' else 'waiting' end
     where id = any(${ids}::bigint[])`);

/** Without a mail server nothing is sent: whoever looks sees it in the account and on the demo's page. */
export const showAllWaiting = (tx: Tx): Promise<number> =>
  tx.run(
    sql`update notices.message set state = 'shown', next_try = null where state = 'waiting' and channel = 'email'`,
  );

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
    select ${columns} from notices.message where channel <> 'account' order by made_at desc, id desc limit ${limit}`);

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
