import type { Source, SourceId } from '#intake';
import { type Reader, sql } from '#platform/db.ts';

/** What a record does not tell, or tells poorly. */
export type LackCode =
  | 'no-author'
  | 'no-year'
  | 'future-year'
  | 'no-language'
  | 'no-subject'
  | 'no-summary'
  | 'no-number'
  | 'shouted-title'
  | 'no-copies';

/** What each living record lacks; `year` is the last that a publication may name. */
const lacking = (sources: readonly Source[], year: number) => {
  const ids = sources.map(({ id }) => id);
  // who never sends copies does not lack them
  const lending = sources.filter(({ profile }) => profile.items).map(({ id }) => id);
  return sql`
  select record.id, record.source, record.control_number, said->>'title' as title,
         array_remove(array[
           case when said->'authors' = '[]' and said->>'material' in ('book', 'large-print', 'audiobook')
                then 'no-author' end,
           case when said->'year' is null then 'no-year' end,
           case when (said->>'year')::integer > ${year} then 'future-year' end,
           case when said->'language' is null then 'no-language' end,
           case when said->'subjects' = '[]' and said->'genre' is null then 'no-subject' end,
           case when said->'summary' is null and coalesce(said->'contents', '[]') = '[]' then 'no-summary' end,
           case when said->'isbns' = '[]' and said->'identifiers' = '[]' then 'no-number' end,
           case when said->>'title' ~ '[A-Z]{4}' and said->>'title' = upper(said->>'title') then 'shouted-title' end,
           case when record.source = any(${lending}::bigint[])
                 and not exists (select from catalogue.item where item.record = record.id and item.withdrawn is null)
                 and not exists (select from catalogue.holdings_record as holdings
                                  where holdings.source = record.source
                                    and holdings.title_number = record.control_number
                                    and holdings.deleted_on is null)
                then 'no-copies' end], null) as lacks
    from catalogue.source_record as record
   where record.source = any(${ids}::bigint[]) and record.deleted_on is null and record.said is not null`;
};

/** How many records lack something, with three of them at most. */
export interface LackCount {
  readonly code: LackCode;
  readonly records: number;
  readonly examples: readonly { readonly record: number; readonly title: string }[];
}

/** How many living records these sources have, how many of them lack something, and what, the commonest first. */
export interface LacksCounted {
  readonly records: number;
  readonly lacking: number;
  readonly lacks: readonly LackCount[];
}

export const countLacks = (reader: Reader, sources: readonly Source[], year: number): Promise<LacksCounted> =>
  reader.one<LacksCounted>(sql`
    with mine as materialized (${lacking(sources, year)}),
    counted as (
      select code, count(*) as records,
             to_jsonb((array_agg(jsonb_build_object('record', id, 'title', title) order by id))[:3]) as examples
        from mine
       cross join unnest(lacks) as code
       group by code)
    select (select count(*) from mine) as records, (select count(*) from mine where lacks <> '{}') as lacking,
           coalesce((select jsonb_agg(to_jsonb(counted) order by records desc, code) from counted), '[]') as lacks`);

/** A record with all that it lacks. */
export interface Lacking {
  readonly record: number;
  readonly source: SourceId;
  readonly controlNumber: string;
  readonly title: string;
  readonly lacks: readonly LackCode[];
}

/** The next records behind a number that lack something. */
export const readLacking = (
  reader: Reader,
  sources: readonly Source[],
  year: number,
  { after, most }: { after: number; most: number },
): Promise<Lacking[]> =>
  reader.many<Lacking>(sql`
    select id as record, source, control_number, title, lacks
      from (${lacking(sources, year)} and record.id > ${after}) as mine
     where lacks <> '{}'
     order by id
     limit ${most}`);

/** Two records of one source that give the same ISBN to the same part: they never become one title. */
export interface DoubleRow {
  readonly source: SourceId;
  readonly isbn: string;
  readonly record: number;
  readonly controlNumber: string;
  readonly title: string;
  /** The first that gave the ISBN. */
  readonly other: number;
  readonly otherNumber: string;
}

export const readDoubles = (reader: Reader, sources: readonly Source[]): Promise<DoubleRow[]> =>
  reader.many<DoubleRow>(sql`
    with given as (
      select source, id, control_number, said->>'title' as title, isbn, coalesce(said->>'volume', '') as volume
        from catalogue.source_record
       cross join jsonb_array_elements_text(said->'isbns') as isbn
       where source = any(${sources.map(({ id }) => id)}::bigint[]) and deleted_on is null and said is not null),
    placed as (
      select given.*, row_number() over same as place, first_value(id) over same as first,
             first_value(control_number) over same as first_number
        from given
      window same as (partition by source, isbn, volume order by id))
    select distinct on (id) source, isbn, id as record, control_number, title, first as other,
           first_number as other_number
      from placed
     where place > 1
     order by id, isbn`);
