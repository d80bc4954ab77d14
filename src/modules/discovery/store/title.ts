import type { EditionId } from '#catalogue';
import { type Reader, sql, type Tx } from '#platform/db.ts';
import type { Said } from '../title-vector.ts';

/** What the catalogue says of these editions, as far as somebody may search for it. */
export const readSaid = (
  reader: Reader,
  editions: readonly EditionId[],
): Promise<(Said & { readonly edition: EditionId })[]> =>
  reader.many(sql`
    select edition, concat_ws(' ', title, subtitle, part) as title,
           concat_ws(' ', array_to_string(authors, ' '), series) as names,
           concat_ws(' ', array_to_string(subjects, ' '), genre) as subjects,
           concat_ws(' ', publisher, level, summary, array_to_string(isbns, ' ')) as rest
      from catalogue.edition_view
     where edition = any(${editions}::bigint[])`);

/** Keeps titles as searches see them: their words in the form of a `tsvector`, the rest from the catalogue. */
export const insertTitles = (
  tx: Tx,
  editions: readonly EditionId[],
  vectors: readonly string[],
): Promise<number> =>
  tx.run(sql`
    insert into discovery.title as title
           (edition, words, title_key, author_key, sort_key, material, audience, language, year, copies, added)
    select edition.edition, made.words::tsvector, discovery.key(edition.title),
           discovery.key(array_to_string(edition.authors, ' ')), discovery.key(edition.sort_title),
           edition.material, edition.audience, edition.language, edition.year,
           coalesce(holding.copies, 0), holding.added
      from unnest(${editions}::bigint[], ${vectors}::text[])
             as made(edition, words)
      join catalogue.edition_view as edition on edition.edition = made.edition
      left join (
             select item.edition, count(*) as copies, min(item.added) as added
               from catalogue.item_view as item
              where item.edition = any(${editions}::bigint[]) and item.withdrawn is null
              group by item.edition) as holding on holding.edition = edition.edition
        on conflict (edition) do update
       set words = excluded.words, title_key = excluded.title_key, author_key = excluded.author_key,
           sort_key = excluded.sort_key, material = excluded.material, audience = excluded.audience,
           language = excluded.language, year = excluded.year, copies = excluded.copies, added = excluded.added`);

/** Editions after a number, in order: how reindexing walks the catalogue. */
export const readEditionsAfter = async (
  reader: Reader,
  after: EditionId,
  limit: number,
): Promise<EditionId[]> =>
  (
    await reader.many<{ edition: EditionId }>(sql`
      select edition from catalogue.edition_view where edition > ${after} order by edition limit ${limit}`)
  ).map(({ edition }) => edition);

/** Counts the loans of a year for each title; writes only what changed. */
export const saveLoanCounts = (tx: Tx, from: string, to: string): Promise<number> =>
  tx.run(sql`
    with counted as (
      select edition, sum(amount) as loans
        from ledger.item_event_view
       where kind = 'loan' and day between ${from}::date and ${to}::date and edition is not null
       group by edition)
    update discovery.title
       set loans = coalesce(counted.loans, 0)
      from discovery.title as old
      left join counted on counted.edition = old.edition
     where title.edition = old.edition and old.loans is distinct from coalesce(counted.loans, 0)`);

/** The titles whose first copy came last. */
export const readNewest = async (reader: Reader, limit: number): Promise<EditionId[]> =>
  (
    await reader.many<{ edition: EditionId }>(sql`
      select edition
        from discovery.title
       where added is not null
       order by added desc nulls last, edition desc
       limit ${limit}`)
  ).map(({ edition }) => edition);
