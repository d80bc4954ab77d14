import { type Reader, sql, type Tx } from './db.ts';

/** What this database says of itself under a name, if anything. */
export async function readMark<T>(reader: Reader, name: string): Promise<T | undefined> {
  return (await reader.maybe<{ content: T }>(sql`select content from platform.mark where name = ${name}`))
    ?.content;
}

/** Lets this database say something of itself; a second time under a name replaces the first. */
export const setMark = (tx: Tx, name: string, content: unknown): Promise<number> =>
  tx.run(sql`
    insert into platform.mark (name, content) values (${name}, ${JSON.stringify(content)}::jsonb)
        on conflict (name) do update set content = excluded.content`);

/** What this database no longer says of itself. */
export const dropMarks = (tx: Tx, names: readonly string[]): Promise<number> =>
  tx.run(sql`delete from platform.mark where name = any(${names})`);
