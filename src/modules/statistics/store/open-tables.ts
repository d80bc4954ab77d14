import { type Reader, sql, type Tx } from '#platform/db.ts';
import type { OpenTable } from '../open-data/published.ts';

const columns = sql`code, year, number, body, published_by, published_at`;

export const insertOpenTable = (tx: Tx, row: OpenTable): Promise<number> =>
  tx.run(sql`
    insert into statistics.open_table (code, year, number, body, published_by, published_at)
    values (${row.code}, ${row.year}, ${row.number}, ${JSON.stringify(row.body)}::jsonb, ${row.publishedBy},
            ${row.publishedAt})`);

/** Every number of a published table, oldest first. */
export const openTablesOf = (reader: Reader, code: string, year: number): Promise<OpenTable[]> =>
  reader.many<OpenTable>(sql`
    select ${columns} from statistics.open_table where code = ${code} and year = ${year} order by number`);

/** The newest number of every published table, newest year first. */
export const newestOpenTables = (reader: Reader): Promise<OpenTable[]> =>
  reader.many<OpenTable>(sql`
    select distinct on (year, code) ${columns}
      from statistics.open_table order by year desc, code, number desc`);
