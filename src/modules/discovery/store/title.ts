import type { RawBuilder } from 'kysely';
import type { Audience, EditionId, Material } from '#catalogue';
import { type Reader, sql, type Tx } from '#platform/db.ts';
import { wordsOf } from '../fold.ts';
import { binaryOf, type Said, type TitleVector } from '../title-vector.ts';

/** One number for everything that a title's words, keys and plain columns are made of. */
const said = sql`hashtextextended(concat_ws(e'\x1f', edition.title, edition.subtitle, edition.part, edition.authors::text,
  edition.series, edition.subjects::text, edition.genre, edition.publisher, edition.level, edition.summary, edition.contents::text,
  edition.isbns::text, edition.sort_title, edition.material, edition.audience, edition.language, edition.year), 0)`;

/** A title whose words must be taken apart. */
export interface ChangedTitle extends Said {
  readonly edition: EditionId;
  /** The title alone. */
  readonly own: string;
  /** The title as it is filed. */
  readonly filed: string;
  readonly authors: string;
  readonly material: Material;
  readonly audience: Audience;
  readonly language: string | null;
  readonly year: number | null;
  /** The hash of all that it is made of. */
  readonly hash: string;
}

const copiesOf = (editions: RawBuilder<unknown>) => sql`
  select wanted.edition, count(item.item) as copies, min(item.added) as added
    from unnest(${editions}) as wanted(edition)
    left join catalogue.item_view as item on item.edition = wanted.edition and item.withdrawn is null
   group by wanted.edition`;

/**
 * What the catalogue says of those of these editions that say something else than when their words were taken apart, or never
 * were; of all of them `anew`. Of the others the copies are counted, and since when there is one; only what changed is written. Those that
 * are gone are not found any more.
 */
export const readChanged = (tx: Tx, editions: readonly EditionId[], anew: boolean): Promise<ChangedTitle[]> =>
  tx.many<ChangedTitle>(sql`
    with changed as materialized (
      select edition.*
        from (select edition.*, ${said} as hash
                from catalogue.edition_view as edition
               where edition.edition = any(${editions}::bigint[]) and not edition.gone) as edition
       where ${anew} or hash is distinct from (select said from discovery.title where title.edition = edition.edition)
    ), gone as (
      delete from discovery.title
       where edition in (select edition from catalogue.edition_view
                          where edition_view.edition = any(${editions}::bigint[]) and gone)
    ), same as (
      update discovery.standing
         set copies = holding.copies, added = holding.added
        from (${copiesOf(sql`array(select unnest(${editions}::bigint[]) except select edition from changed)`)}) as holding
       where standing.edition = holding.edition
         and (standing.copies, standing.added) is distinct from (holding.copies, holding.added)
    )
    select edition, title as own, sort_title as filed, array_to_string(authors, ' ') as authors,
           material, audience, language, year,
           concat_ws(' ', title, subtitle, part) as title,
           concat_ws(' ', array_to_string(authors, ' '), series) as names,
           concat_ws(' ', array_to_string(subjects, ' '), genre) as subjects,
           concat_ws(' ', publisher, level, summary, array_to_string(contents, ' '), array_to_string(isbns, ' '), array_to_string(identifiers, ' ')) as rest,
           hash::text as hash
      from changed`);

/** A text as only its words, a blank between: how titles are compared as a whole, and put in order. */
const keyOf = (text: string): string => wordsOf(text).join(' ');

/** Keeps titles as searches see them: their words and keys, the rest from the catalogue. */
export const insertTitles = (
  tx: Tx,
  titles: readonly ChangedTitle[],
  vectors: readonly TitleVector[],
): Promise<number> => {
  const editions = titles.map(({ edition }) => edition);
  return tx.run(sql`
    with saved as (
    insert into discovery.title as title
           (edition, words, title_key, author_key, sort_key, material, audience, language, year, said)
    select *
      from unnest(${editions}::bigint[], ${binaryOf(vectors)}::tsvector[], ${titles.map(t => keyOf(t.own))}::text[],
                  ${titles.map(t => keyOf(t.authors))}::text[], ${titles.map(t => keyOf(t.filed))}::text[],
                  ${titles.map(t => t.material)}::text[], ${titles.map(t => t.audience)}::text[],
                  ${titles.map(t => t.language)}::text[], ${titles.map(t => t.year)}::integer[],
                  ${titles.map(t => t.hash)}::bigint[])
             as made(edition, words, title_key, author_key, sort_key, material, audience, language, year, said)
        on conflict (edition) do update
       set words = excluded.words, title_key = excluded.title_key, author_key = excluded.author_key,
           sort_key = excluded.sort_key, material = excluded.material, audience = excluded.audience,
           language = excluded.language, year = excluded.year, said = excluded.said)
    insert into discovery.standing as standing (edition, copies, added)
    select edition, copies, added from (${copiesOf(sql`${editions}::bigint[]`)}) as holding
        on conflict (edition) do update
       set copies = excluded.copies, added = excluded.added
     where (standing.copies, standing.added) is distinct from (excluded.copies, excluded.added)`);
};

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
    update discovery.standing
       set loans = coalesce(counted.loans, 0)
      from discovery.standing as old
      left join counted on counted.edition = old.edition
     where standing.edition = old.edition and old.loans is distinct from coalesce(counted.loans, 0)`);

/** The titles whose first copy came last. */
export const readNewest = async (reader: Reader, limit: number): Promise<EditionId[]> =>
  (
    await reader.many<{ edition: EditionId }>(sql`
      select edition
        from discovery.standing
       where added is not null
       order by added desc nulls last, edition desc
       limit ${limit}`)
  ).map(({ edition }) => edition);
