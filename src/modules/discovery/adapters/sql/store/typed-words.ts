import type { EditionId } from '#catalogue';
import { type Reader, sql } from '#platform/db.ts';

export interface SuggestionRow {
  readonly edition: EditionId;
  readonly title: string;
  readonly authors: string[];
  readonly series: string | null;
  readonly subjects: string[];
}

/** Titles with words that begin so in title, author, series or subject, the most borrowed first. */
export const readBeginning = (reader: Reader, beginning: string, limit: number): Promise<SuggestionRow[]> =>
  reader.many<SuggestionRow>(sql`
    select title.edition, edition.title, edition.authors, edition.series, edition.subjects
      from (select edition, loans, copies
              from discovery.title_view
             where words @@ ${beginning}::tsquery
             order by loans desc, copies desc, edition
             limit ${limit}) as title
      join catalogue.edition_view as edition on edition.edition = title.edition
     order by title.loans desc, title.copies desc, title.edition`);

/** These titles, in this order, with the names that stand in them. */
export const readSuggested = (reader: Reader, hits: readonly EditionId[]): Promise<SuggestionRow[]> =>
  reader.many<SuggestionRow>(sql`
    select edition.edition, edition.title, edition.authors, edition.series, edition.subjects
      from unnest(${hits}::bigint[]) with ordinality as hit(edition, place)
      join catalogue.edition_view as edition on edition.edition = hit.edition
     order by hit.place`);

export interface LikeRow {
  readonly word: string;
  readonly like: string;
  readonly titles: number;
  readonly alike: number;
}

/** For words that no title has: known words that look like them, or are them with two letters swapped. */
export const readLikeWords = (
  reader: Reader,
  words: readonly { readonly word: string; readonly swapped: readonly string[] }[],
): Promise<LikeRow[]> =>
  reader.many<LikeRow>(sql`
    select asked.word, known.word as "like", known.titles, similarity(known.word, asked.word) as alike
      from jsonb_to_recordset(${JSON.stringify(words)}::jsonb) as asked(word text, swapped jsonb)
      join lateral (
             (select word, titles from discovery.word where word % asked.word
               order by similarity(word, asked.word) desc, titles desc limit 20)
             union
             select word, titles from discovery.word
              where word in (select jsonb_array_elements_text(asked.swapped))) as known on true
     where not exists (select from discovery.word where word = asked.word)`);

/** Which of these words titles and authors have. */
export const readKnown = async (reader: Reader, words: readonly string[]): Promise<string[]> =>
  (
    await reader.many<{ word: string }>(
      sql`select word from discovery.word where word = any(${words}::text[])`,
    )
  ).map(({ word }) => word);

/** Whether any title answers a `tsquery`. */
export const isThere = async (reader: Reader, question: string): Promise<boolean> =>
  (
    await reader.one<{ found: boolean }>(
      sql`select exists (select from discovery.title where words @@ ${question}::tsquery) as found`,
    )
  ).found;
