import { createHash } from 'node:crypto';
import type { Chance } from './chance.ts';
import { type Reader, sql, type Tx } from './db.ts';

/** How long a visitor stays signed in without a new sign-in: twelve hours, a desk's longest day. */
export const sessionHours = 12;

const keyOf = (token: string) => createHash('sha256').update(token).digest('hex');

/** Opens a session and answers the token for the cookie. Only the token's hash is kept. */
export async function openSession(tx: Tx, content: object, at: Date, chance: Chance): Promise<string> {
  const token = chance.token(24);
  await tx.run(sql`
    insert into platform.session (key, content, expires_at)
    values (${keyOf(token)}, ${JSON.stringify(content)}::jsonb, ${at}::timestamptz + make_interval(hours => ${sessionHours}))`);
  return token;
}

/** What a session holds, while it lasts. */
export async function readSession<T>(reader: Reader, token: string, at: Date): Promise<T | undefined> {
  const row = await reader.maybe<{ content: T }>(sql`
    select content from platform.session where key = ${keyOf(token)} and expires_at > ${at}`);
  return row?.content;
}

/** Ends a session, and with it every session whose time is over. */
export const closeSession = (tx: Tx, token: string, at: Date): Promise<number> =>
  tx.run(sql`delete from platform.session where key = ${keyOf(token)} or expires_at <= ${at}`);
