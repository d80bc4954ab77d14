import { type Reader, sql, type Tx } from '#platform/db.ts';

export const insertBadNumber = (tx: Tx, isbn: string, reason: string, at: Date): Promise<number> =>
  tx.run(sql`
    insert into catalogue.bad_number (isbn, reason, since) values (${isbn}, ${reason}, ${at}::timestamptz::date)
        on conflict (isbn) do update set reason = excluded.reason`);

export const deleteBadNumber = (tx: Tx, isbn: string): Promise<number> =>
  tx.run(sql`delete from catalogue.bad_number where isbn = ${isbn}`);

/** Living records that carry a number, found by looking at all: for what is done seldom and by hand. */
export const readWithNumber = async (reader: Reader, isbn: string): Promise<number[]> =>
  (
    await reader.many<{ id: number }>(sql`
      select id from catalogue.source_record
       where deleted_on is null and said -> 'isbns' ? ${isbn}
       order by id`)
  ).map(({ id }) => id);
