import type { RawBuilder } from 'kysely';
import type { EditionId } from '#catalogue';
import { type Reader, sql, type Tx } from '#platform/db.ts';
import { wordsOf } from '../fold.ts';
import { binaryOf, type TitleVector } from '../title-vector.ts';
import type { Told, ToldTitle } from '../told-title.ts';

const copiesOf = (editions: RawBuilder<unknown>) => sql`
  select wanted.edition, count(item.item) as copies, min(item.added) as added
    from unnest(${editions}) as wanted(edition)
    left join catalogue.item_view as item on item.edition = wanted.edition and item.withdrawn is null
   group by wanted.edition`;

/** By what each of these editions was when its words were taken apart; those that cannot be found are left out. */
export const readHashes = (
  reader: Reader,
  editions: readonly EditionId[],
): Promise<{ edition: EditionId; said: string | null }[]> =>
  reader.many(sql`
    select edition, said::text as said from discovery.title where edition = any(${editions}::bigint[])`);

/** What the catalogue says of those of these editions that are not gone. */
export const readTold = (reader: Reader, editions: readonly EditionId[]): Promise<Told[]> =>
  reader.many<Told>(sql`
    select edition as id, title, subtitle, part, authors, series, subjects, genre, publisher, level, summary, contents, isbns,
           identifiers, sort_title, material, audience, language, year
      from catalogue.edition_view
     where edition = any(${editions}::bigint[]) and not gone`);

/** Those of these editions that are gone are not found any more. */
export const deleteGoneTitles = (tx: Tx, editions: readonly EditionId[]): Promise<number> =>
  tx.run(sql`
    delete from discovery.title
     where edition in (select edition from catalogue.edition_view where edition = any(${editions}::bigint[]) and gone)`);

/** Counts copies, and since when there is one; only what changed is written. */
export const recountCopies = (tx: Tx, editions: readonly EditionId[]): Promise<number> =>
  tx.run(sql`
    update discovery.standing
       set copies = holding.copies, added = holding.added
      from (${copiesOf(sql`${editions}::bigint[]`)}) as holding
     where standing.edition = holding.edition
       and (standing.copies, standing.added) is distinct from (holding.copies, holding.added)`);

/** A text as only its words, a blank between: how titles are compared as a whole, and put in order. */
const keyOf = (text: string): string => wordsOf(text).join(' ');

/** Keeps titles as searches see them: their words and keys, the rest from the catalogue. */
export const insertTitles = (
  tx: Tx,
  titles: readonly ToldTitle[],
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
