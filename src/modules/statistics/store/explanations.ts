import { type Reader, sql, type Tx } from '#platform/db.ts';

/** Why a cell stands as it does although a check asks about it. */
export interface Explanation {
  readonly form: number;
  readonly rule: string;
  readonly cell: string;
  readonly words: string;
  readonly explainedBy: string;
  readonly explainedAt: Date;
}

/** The newest explanation of each check and cell of forms. */
export const explanationsOf = (reader: Reader, forms: readonly number[]): Promise<Explanation[]> =>
  reader.many<Explanation>(sql`
    select distinct on (form, rule, cell) form, rule, cell, words, explained_by, explained_at
      from statistics.explanation where form = any(${forms})
     order by form, rule, cell, id desc`);

export const insertExplanation = (tx: Tx, row: Explanation): Promise<number> =>
  tx.run(sql`
    insert into statistics.explanation (form, rule, cell, words, explained_by, explained_at)
    values (${row.form}, ${row.rule}, ${row.cell}, ${row.words}, ${row.explainedBy}, ${row.explainedAt})`);
