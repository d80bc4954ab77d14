import type { EditionId } from '#catalogue';
import type { UnitId } from '#network';
import { type Reader, sql } from '#platform/db.ts';
import type { FacetName, Filters, Sort } from '../../search-port.ts';
import type { Question } from './question.ts';

/** Which titles a search looks at before any filter. */
export type Reach =
  | { readonly kind: 'all' }
  | { readonly kind: 'words'; readonly question: Question }
  | { readonly kind: 'edition'; readonly edition: EditionId };

const reaches = (reach: Reach) => {
  if (reach.kind === 'all') return sql`true`;
  return reach.kind === 'edition'
    ? sql`title.edition = ${reach.edition}`
    : sql`title.words @@ to_tsquery('discovery.dutch', ${reach.question.must})`;
};

// Words in the title weigh most; the title that is just the words is the one that was meant. Long texts weigh less.
const fit = (reach: Reach) =>
  reach.kind === 'words'
    ? sql`case when kept.title_key = ${reach.question.exact} then 10.0 else 0.0 end
          + ts_rank('{0.05, 0.2, 0.5, 1.0}', kept.words,
                    to_tsquery('discovery.dutch', ${reach.question.better}) || to_tsquery('simple', ${reach.question.better}), 1)
            * (1 + 0.1 * ln(1 + kept.copies + kept.loans)) desc`
    : sql`kept.loans desc`;

const orderOf = (sort: Sort, reach: Reach) =>
  ({
    relevance: sql`${fit(reach)}, title.stands_here desc, kept.loans desc, kept.copies desc, kept.edition`,
    newest: sql`kept.added desc nulls last, kept.year desc nulls last, kept.edition desc`,
    'most-borrowed': sql`kept.loans desc, kept.copies desc, kept.edition`,
    title: sql`kept.sort_key, kept.year desc nulls last, kept.edition`,
    author: sql`kept.author_key = '', kept.author_key, kept.sort_key, kept.edition`,
  })[sort];

export interface SearchRow {
  readonly total: number;
  readonly hits: EditionId[];
  readonly facets: { readonly facet: FacetName; readonly value: string; readonly count: number }[];
}

/** Places that lend, each with its organisation. */
export interface Place {
  readonly branch: UnitId;
  readonly organisation: UnitId;
}

/** Total, one page and every facet out of one look at titles and copies, so that they agree with each other. */
export const readSearch = (
  reader: Reader,
  reach: Reach,
  filters: Filters,
  { sort, skip, take }: { readonly sort: Sort; readonly skip: number; readonly take: number },
  places: readonly Place[],
  viewpoint: UnitId | undefined,
): Promise<SearchRow> =>
  reader.one<SearchRow>(sql`
    with copy as materialized (
      select title.edition, title.material, title.audience, title.language, place.branch, place.organisation,
             cardinality(${filters.material}::text[]) = 0 or title.material = any(${filters.material}) as by_material,
             cardinality(${filters.audience}::text[]) = 0 or title.audience = any(${filters.audience}) as by_audience,
             cardinality(${filters.language}::text[]) = 0
               or coalesce(title.language = any(${filters.language}), false) as by_language,
             cardinality(${filters.branch}::bigint[]) = 0
               or coalesce(place.branch = any(${filters.branch}), false) as by_branch,
             cardinality(${filters.organisation}::bigint[]) = 0
               or coalesce(place.organisation = any(${filters.organisation}), false) as by_organisation,
             coalesce(copy.state = 'on-shelf' and place.branch is not null, false) as on_shelf,
             not ${filters.availableNow}::boolean
               or coalesce(copy.state = 'on-shelf' and place.branch is not null, false) as by_shelf
        from discovery.title
        left join circulation.copy_view as copy
               on copy.edition = title.edition and copy.withdrawn is null and copy.state not in ('missing', 'withdrawn')
        left join unnest(${places.map(({ branch }) => branch)}::bigint[],
                         ${places.map(({ organisation }) => organisation)}::bigint[]) as place(branch, organisation)
               on place.branch = case copy.state when 'on-shelf' then copy.unit else copy.home end
       where ${reaches(reach)}
         and (${filters.yearFrom ?? null}::integer is null or title.year >= ${filters.yearFrom ?? null})
         and (${filters.yearTo ?? null}::integer is null or title.year <= ${filters.yearTo ?? null})),
    title as materialized (
      select edition, material, audience, language, by_material, by_audience, by_language,
             bool_or(by_branch and by_organisation and by_shelf) as by_copy,
             bool_or(by_branch and by_organisation and on_shelf) as on_shelf,
             bool_or(on_shelf and branch = ${viewpoint ?? null}::bigint) as stands_here
        from copy
       group by edition, material, audience, language, by_material, by_audience, by_language),
    facet(facet, value, count) as (
      select 'available', 'now', count(*) from title where by_material and by_audience and by_language and on_shelf
      union all
      select 'material', material, count(*) from title where by_audience and by_language and by_copy group by material
      union all
      select 'audience', audience, count(*) from title where by_material and by_language and by_copy group by audience
      union all
      select 'language', language, count(*) from title
       where by_material and by_audience and by_copy and language is not null
       group by language
      union all
      select 'organisation', organisation::text, count(distinct edition) from copy
       where by_material and by_audience and by_language and by_branch and by_shelf and organisation is not null
       group by organisation
      union all
      select 'branch', branch::text, count(distinct edition) from copy
       where by_material and by_audience and by_language and by_organisation and by_shelf and branch is not null
       group by branch)
    select (select count(*) from title where by_material and by_audience and by_language and by_copy) as total,
           array(select title.edition
                   from title
                   join discovery.title as kept on kept.edition = title.edition
                  where by_material and by_audience and by_language and by_copy
                  order by ${orderOf(sort, reach)}
                 offset ${skip}::bigint limit ${take}::bigint) as hits,
           coalesce((select jsonb_agg(jsonb_build_object('facet', facet, 'value', value, 'count', count)
                                      order by facet, count desc, value)
                       from facet where count > 0), '[]') as facets`);

export interface SuggestionRow {
  readonly edition: EditionId;
  readonly title: string;
  readonly authors: string[];
}

/** Titles with words that begin so in title, author or series, the most borrowed first. */
export const readBeginning = (reader: Reader, beginning: string, limit: number): Promise<SuggestionRow[]> =>
  reader.many<SuggestionRow>(sql`
    select title.edition, edition.title, edition.authors
      from (select edition, loans, copies
              from discovery.title
             where words @@ to_tsquery('simple', ${beginning})
             order by loans desc, copies desc, edition
             limit ${limit}) as title
      join catalogue.edition_view as edition on edition.edition = title.edition
     order by title.loans desc, title.copies desc, title.edition`);

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
