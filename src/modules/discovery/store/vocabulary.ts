import { type Reader, sql, type Tx } from '#platform/db.ts';

/** What is gathered from all titles, with the column that says whether titles changed since. */
const marks = { words: sql.ref('stale'), headings: sql.ref('headings_stale') } as const;
type Gathered = keyof typeof marks;

/** Remembers that titles changed. Waits for nobody unless it is the first to say so. */
export const markStale = (tx: Tx): Promise<number> =>
  tx.run(sql`
    update discovery.vocabulary set stale = true, headings_stale = true where not (stale and headings_stale)`);

export const isStale = async (reader: Reader, what: Gathered): Promise<boolean> =>
  (await reader.one<{ stale: boolean }>(sql`select ${marks[what]} as stale from discovery.vocabulary`)).stale;

export const markFresh = (tx: Tx, what: Gathered): Promise<number> =>
  tx.run(sql`update discovery.vocabulary set ${marks[what]} = false`);

/** Gathers the words of all titles and authors: adds, corrects the counts, and forgets what no title has any more. */
export const saveWords = (tx: Tx): Promise<number> =>
  tx.run(sql`
    with now as materialized (
      select word, count(*) as titles
        from (select distinct edition, regexp_split_to_table(title_key || ' ' || author_key, ' +') as word
                from discovery.title) as spoken
       where length(word) between 3 and 40 and word !~ '^[0-9]+$'
       group by word),
    gone as (
      delete from discovery.word where not exists (select from now where now.word = word.word))
    insert into discovery.word as known (word, titles)
    select word, titles from now
        on conflict (word) do update set titles = excluded.titles where known.titles <> excluded.titles`);

/** Puts the words of new titles in their place in the index; until then every search passes by them one by one. */
export const settleIndex = (reader: Reader): Promise<{ pages: number }> =>
  reader.one(sql`select gin_clean_pending_list('discovery.title_by_word') as pages`);
