import type { EditionId } from '#catalogue';
import { type Reader, sql, type Tx } from '#platform/db.ts';

/**
 * Makes the search rows of these editions anew, all in one statement; those that the catalogue let go of have gone with
 * their edition. Folding and stemming happen here and nowhere else.
 */
export const saveTitles = (tx: Tx, editions: readonly EditionId[]): Promise<number> =>
  tx.run(sql`
    insert into discovery.title as title
           (edition, words, title_key, author_key, sort_key, material, audience, language, year, copies, added)
    select edition.edition,
           setweight(to_tsvector('discovery.dutch', text.title), 'A')
             || setweight(to_tsvector('simple', text.title), 'A')
             || setweight(to_tsvector('discovery.dutch', text.names), 'B')
             || setweight(to_tsvector('simple', text.names), 'B')
             || setweight(to_tsvector('discovery.dutch', text.subjects), 'C')
             || setweight(to_tsvector('discovery.dutch', text.rest), 'D'),
           text.key, text.authors, text.sorted, edition.material, edition.audience, edition.language, edition.year,
           coalesce(holding.copies, 0), holding.added
      from catalogue.edition_view as edition
      cross join lateral (
             select discovery.key(edition.title) as key,
                    discovery.fold(concat_ws(' ', edition.title, edition.subtitle, edition.part)) as title,
                    discovery.key(array_to_string(edition.authors, ' ')) as authors,
                    discovery.fold(concat_ws(' ', array_to_string(edition.authors, ' '), edition.series)) as names,
                    discovery.fold(concat_ws(' ', array_to_string(edition.subjects, ' '), edition.genre)) as subjects,
                    discovery.fold(concat_ws(' ', edition.publisher, edition.level, edition.summary,
                                             array_to_string(edition.isbns, ' '))) as rest,
                    discovery.key(edition.sort_title) as sorted) as text
      left join (
             select item.edition, count(*) as copies, min(item.added) as added
               from catalogue.item_view as item
              where item.edition = any(${editions}) and item.withdrawn is null
              group by item.edition) as holding on holding.edition = edition.edition
     where edition.edition = any(${editions})
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
