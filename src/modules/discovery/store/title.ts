import type { EditionId } from '#catalogue';
import { type Reader, sql, type Tx } from '#platform/db.ts';
import type { Said } from '../title-vector.ts';

/** One number for everything that a title's words, keys and plain columns are made of. */
const said = sql`hashtextextended(concat_ws(e'\x1f', edition.title, edition.subtitle, edition.part, edition.authors::text,
  edition.series, edition.subjects::text, edition.genre, edition.publisher, edition.level, edition.summary,
  edition.isbns::text, edition.sort_title, edition.material, edition.audience, edition.language, edition.year), 0)`;

/** Those of these editions that say something else than when their words were taken apart, or never were. */
export const changedOf = async (reader: Reader, editions: readonly EditionId[]): Promise<EditionId[]> =>
  (
    await reader.many<{ edition: EditionId }>(sql`
      select edition.edition
        from catalogue.edition_view as edition
        left join discovery.title on title.edition = edition.edition
       where edition.edition = any(${editions}::bigint[]) and title.said is distinct from ${said}`)
  ).map(({ edition }) => edition);

/** What the catalogue says of these editions, as far as somebody may search for it. */
export const readSaid = (
  reader: Reader,
  editions: readonly EditionId[],
): Promise<(Said & { readonly edition: EditionId })[]> =>
  reader.many(sql`
    select edition, concat_ws(' ', title, subtitle, part) as title,
           concat_ws(' ', array_to_string(authors, ' '), series) as names,
           concat_ws(' ', array_to_string(subjects, ' '), genre) as subjects,
           concat_ws(' ', publisher, level, summary, array_to_string(isbns, ' '), array_to_string(identifiers, ' ')) as rest
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
           (edition, words, title_key, author_key, sort_key, material, audience, language, year, copies, said)
    select edition.edition, made.words::tsvector, discovery.key(edition.title),
           discovery.key(array_to_string(edition.authors, ' ')), discovery.key(edition.sort_title),
           edition.material, edition.audience, edition.language, edition.year, 0, ${said}
      from unnest(${editions}::bigint[], ${vectors}::text[]) as made(edition, words)
      join catalogue.edition_view as edition on edition.edition = made.edition
        on conflict (edition) do update
       set words = excluded.words, title_key = excluded.title_key, author_key = excluded.author_key,
           sort_key = excluded.sort_key, material = excluded.material, audience = excluded.audience,
           language = excluded.language, year = excluded.year, said = excluded.said`);

/** Counts the copies of these titles and since when there is one; writes only what changed. */
export const countCopies = (tx: Tx, editions: readonly EditionId[]): Promise<number> =>
  tx.run(sql`
    update discovery.title
       set copies = holding.copies, added = holding.added
      from (select wanted.edition, count(item.item) as copies, min(item.added) as added
              from unnest(${editions}::bigint[]) as wanted(edition)
              left join catalogue.item_view as item on item.edition = wanted.edition and item.withdrawn is null
             group by wanted.edition) as holding
     where title.edition = holding.edition
       and (title.copies, title.added) is distinct from (holding.copies, holding.added)`);

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
