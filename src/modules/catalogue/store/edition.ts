import { type ColumnTypes, copyInto } from '#platform/copy.ts';
import { type Reader, sql, type Tx } from '#platform/db.ts';
import type { Description, Edition, EditionId, WorkId } from '../edition.ts';
import type { Row } from '../row.ts';

export const readEditions = (reader: Reader, ids: readonly EditionId[]): Promise<Row<Edition>[]> =>
  reader.many<Row<Edition>>(sql`
    select id, work, title, subtitle, authors, year, language, material, audience, level, subjects, genre, series,
           part, publisher, pages, summary, isbns, sort_title, changed_at, identifiers, languages, original_language,
           years, statement, volume, volume_name, series_number, contents, links, fiction
      from catalogue.edition
     where id = any(${ids}::bigint[])`);

export const readEditionsOfWork = (reader: Reader, work: WorkId): Promise<Row<Edition>[]> =>
  reader.many<Row<Edition>>(sql`
    select id, work, title, subtitle, authors, year, language, material, audience, level, subjects, genre, series,
           part, publisher, pages, summary, isbns, sort_title, changed_at, identifiers, languages, original_language,
           years, statement, volume, volume_name, series_number, contents, links, fiction
      from catalogue.edition
     where work = ${work}
     order by year desc nulls last, id`);

/** Those of these editions that nobody describes any more and of which no copy is left. */
export const readGone = async (reader: Reader, ids: readonly EditionId[]): Promise<EditionId[]> =>
  (
    await reader.many<{ edition: EditionId }>(sql`
      select edition from catalogue.edition_view where edition = any(${ids}::bigint[]) and gone`)
  ).map(({ edition }) => edition);

/** An edition as the catalogue writes it: with its work, and the record that describes it. */
export interface DescribedEdition extends Description {
  readonly id: EditionId;
  readonly work: WorkId;
  /** None where a desk wrote down no more than a title. */
  readonly record: number | undefined;
}

const list = (values: readonly string[]): string =>
  `{${values.map(value => `"${value.replaceAll(/["\\]/g, '\\$&')}"`).join(',')}}`;

/** One array a column: PostgreSQL takes rows in faster so than as JSON. Lists travel as array literals. */
const columns = (editions: readonly DescribedEdition[]) => sql`
  unnest(${editions.map(e => e.id)}::bigint[], ${editions.map(e => e.work)}::bigint[],
         ${editions.map(e => e.record)}::bigint[], ${editions.map(e => e.title)}::text[],
         ${editions.map(e => e.subtitle)}::text[], ${editions.map(e => list(e.authors))}::text[],
         ${editions.map(e => e.year)}::integer[], ${editions.map(e => e.language)}::text[],
         ${editions.map(e => e.material)}::text[], ${editions.map(e => e.audience)}::text[],
         ${editions.map(e => e.level)}::text[], ${editions.map(e => list(e.subjects))}::text[],
         ${editions.map(e => e.genre)}::text[], ${editions.map(e => e.series)}::text[],
         ${editions.map(e => e.part)}::text[], ${editions.map(e => e.publisher)}::text[],
         ${editions.map(e => e.pages)}::integer[], ${editions.map(e => e.summary)}::text[],
         ${editions.map(e => list(e.isbns))}::text[], ${editions.map(e => e.sortTitle)}::text[],
         ${editions.map(e => list(e.identifiers))}::text[], ${editions.map(e => list(e.languages))}::text[],
         ${editions.map(e => e.originalLanguage)}::text[], ${editions.map(e => `{${e.years.join(',')}}`)}::text[],
         ${editions.map(e => e.statement)}::text[], ${editions.map(e => e.volume)}::text[],
         ${editions.map(e => e.volumeName)}::text[], ${editions.map(e => e.seriesNumber)}::text[],
         ${editions.map(e => list(e.contents))}::text[], ${editions.map(e => JSON.stringify(e.links))}::text[],
         ${editions.map(e => e.fiction)}::boolean[])
    as row(id, work, record, title, subtitle, authors, year, language, material, audience, level, subjects, genre,
           series, part, publisher, pages, summary, isbns, sort_title, identifiers, languages,
           original_language, years, statement, volume, volume_name, series_number, contents, links,
           fiction)`;

/** What is kept of an edition. */
const columnTypes = {
  id: 'bigint',
  work: 'bigint',
  record: 'bigint',
  title: 'text',
  subtitle: 'text',
  authors: 'text[]',
  year: 'integer',
  language: 'text',
  material: 'text',
  audience: 'text',
  level: 'text',
  subjects: 'text[]',
  genre: 'text',
  series: 'text',
  part: 'text',
  publisher: 'text',
  pages: 'integer',
  summary: 'text',
  isbns: 'text[]',
  sortTitle: 'text',
  identifiers: 'text[]',
  languages: 'text[]',
  originalLanguage: 'text',
  years: 'integer[]',
  statement: 'text',
  volume: 'text',
  volumeName: 'text',
  seriesNumber: 'text',
  contents: 'text[]',
  links: 'jsonb',
  fiction: 'boolean',
} as const satisfies ColumnTypes<Exclude<keyof DescribedEdition, 'ownScript'>>;

export const insertEditions = (tx: Tx, editions: readonly DescribedEdition[]): Promise<number> =>
  copyInto(
    tx,
    'catalogue.edition',
    columnTypes,
    editions.map(edition => ({ ...edition, links: JSON.stringify(edition.links) })),
  );

/** Describes editions anew, and says which of them are now different. */
export const describeEditions = (
  tx: Tx,
  editions: readonly DescribedEdition[],
): Promise<{ id: EditionId }[]> =>
  tx.many(sql`
    update catalogue.edition as edition
       set work = row.work, title = row.title, subtitle = row.subtitle, authors = row.authors::text[], year = row.year,
           language = row.language, material = row.material, audience = row.audience, level = row.level,
           subjects = row.subjects::text[], genre = row.genre, series = row.series, part = row.part,
           publisher = row.publisher, pages = row.pages, summary = row.summary, sort_title = row.sort_title,
           isbns = row.isbns::text[], identifiers = row.identifiers::text[], languages = row.languages::text[],
           original_language = row.original_language, years = row.years::integer[], statement = row.statement,
           volume = row.volume, volume_name = row.volume_name, series_number = row.series_number,
           contents = row.contents::text[], links = row.links::jsonb, fiction = row.fiction,
           changed_at = now()
      from ${columns(editions)}
     where edition.id = row.id
    returning edition.id`);

/** Who speaks for an edition, and the numbers that all its records know it by. */
export interface Head {
  readonly id: EditionId;
  readonly record: number;
  readonly isbns: readonly string[];
}

export const readHeads = (reader: Reader, ids: readonly EditionId[]): Promise<Head[]> =>
  reader.many<Head>(sql`
    select id, record, isbns from catalogue.edition where id = any(${ids}::bigint[])`);

/** The numbers by which the records of these editions know them. */
export const saveIsbns = (
  tx: Tx,
  editions: readonly { edition: EditionId; isbns: readonly string[] }[],
): Promise<number> =>
  tx.run(sql`
    update catalogue.edition as edition
       set isbns = row.isbns::text[], changed_at = now()
      from unnest(${editions.map(e => e.edition)}::bigint[], ${editions.map(e => list(e.isbns))}::text[])
             as row(id, isbns)
     where edition.id = row.id`);

export interface Work {
  readonly key: string;
  readonly rule: 'title-author' | 'alone';
}

/** The works with these keys; those that are not there are made. Of keys that others make too, only for who has the turn. */
export const claimWorks = (tx: Tx, works: readonly Work[]): Promise<{ id: WorkId; key: string }[]> =>
  tx.many(sql`
    with wanted as materialized (
      select wanted.key, wanted.rule, wanted.place, work.id
        from unnest(${works.map(w => w.key)}::text[], ${works.map(w => w.rule)}::text[])
             with ordinality as wanted(key, rule, place)
        left join catalogue.work on work.key = wanted.key
    ), made as (
      insert into catalogue.work (key, rule)
      select key, rule from wanted where id is null order by place
      returning id, key
    )
    select id, key from wanted where id is not null union all select id, key from made`);

/** So many numbers for new editions. */
export const drawEditions = async (tx: Tx, count: number): Promise<EditionId[]> =>
  count === 0
    ? []
    : (
        await tx.one<{ ids: EditionId[] }>(sql`
          select array_agg(nextval('catalogue.edition_id_seq')::float8) as ids from generate_series(1, ${count}::integer)`)
      ).ids;
