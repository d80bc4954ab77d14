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

/**
 * Where there is no title yet, the many that come go in without the index of words: made of all of them at once it costs a third.
 * Whoever searches meanwhile looks through all. `makeIndex` makes it again, also after a crash.
 */
export const leaveIndexOut = (tx: Tx): Promise<number> =>
  tx.run(sql`
    do $$ begin
      if not exists (select from discovery.title) then drop index if exists discovery.title_by_word; end if;
    end $$`);

/** Makes the index of words where it was left out, as the migrations make it. */
export const makeIndex = async (tx: Tx): Promise<void> => {
  await tx.run(sql`set local maintenance_work_mem = '128MB'`);
  await tx.run(sql`create index if not exists title_by_word on discovery.title using gin (words)`);
};
