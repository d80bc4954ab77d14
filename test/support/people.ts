import { type Db, sql } from '#platform/db.ts';

/** Whose everything is, as text: all rows of members and what is theirs, and who has which loan, held item and message. */
export async function everythingOf(db: Db): Promise<string> {
  const tables = ['member', 'card', 'block', 'note', 'guardian', 'proxy', 'account', 'look'];
  const rows = await Promise.all(
    tables.map(name =>
      db.many<{ row: unknown }>(
        sql`select to_jsonb(t) as row from people.${sql.raw(name)} as t order by to_jsonb(t)::text`,
      ),
    ),
  );
  const rest = await db.many(sql`
    select 'loan' as what, id, member from circulation.loan
    union all select 'held', item, held_for from circulation.whereabouts where held_for is not null
    union all select 'message', id, member from notices.message order by 1, 2`);
  return JSON.stringify([rows, rest], null, 1);
}
