import type { RawBuilder } from 'kysely';
import { sql } from '#platform/db.ts';
import { type FacetName, type Filters, mostValues, type moreFacets } from '../../../search-port.ts';

const isOneOf = (column: RawBuilder<unknown>, chosen: readonly string[]): RawBuilder<boolean> =>
  chosen.length === 0 ? sql`true` : sql`coalesce(${column} = any(${chosen}::text[]), false)`;
const hasOneOf = (column: RawBuilder<unknown>, chosen: readonly string[]): RawBuilder<boolean> =>
  chosen.length === 0 ? sql`true` : sql`coalesce(${column} && ${chosen}::text[], false)`;

/** Filters on the title itself; the facet of each bears all the others. */
const own = ['material', 'audience', 'language', 'level', 'decade', 'author', 'series', 'subject'] as const;
type Own = (typeof own)[number];

const columnOf = (name: Own): RawBuilder<unknown> => sql.ref(`by_${name}`);

/** Whether each title bears each filter, a column each; `plain` looks at `title` only, otherwise at `about` too. */
export function conditionsOf(filters: Filters, plain: boolean): RawBuilder<unknown> {
  const { yearFrom, yearTo } = filters;
  const from = yearFrom === undefined ? sql`true` : sql`coalesce(title.year >= ${yearFrom}, false)`;
  const to = yearTo === undefined ? sql`true` : sql`coalesce(title.year <= ${yearTo}, false)`;
  const always = sql`true`;
  const conditions: Record<Own, RawBuilder<unknown>> = {
    material: isOneOf(sql`title.material`, filters.material),
    audience: isOneOf(sql`title.audience`, filters.audience),
    language: isOneOf(sql`title.language`, filters.language),
    decade: sql`${from} and ${to}`,
    level: plain ? always : isOneOf(sql`about.level`, filters.level),
    author: plain ? always : hasOneOf(sql`about.authors`, filters.author),
    series: plain ? always : isOneOf(sql`about.series`, filters.series),
    subject: plain ? always : hasOneOf(sql`about.subjects`, filters.subject),
  };
  return sql.join(own.map(name => sql`${conditions[name]} as ${columnOf(name)}`));
}

/** Whether a title bears every filter but that of one facet. Of copies those facets ask in their own way. */
export function passes(except?: FacetName): RawBuilder<boolean> {
  const asksCopies = except !== 'available' && except !== 'organisation' && except !== 'branch';
  const columns = own.filter(name => name !== except).map(columnOf);
  return sql`${sql.join(asksCopies ? [...columns, sql`by_copy`] : columns, sql` and `)}`;
}

type More = (typeof moreFacets)[number];

/** The values of a title, one a row, each once. */
const valuesOf: Record<More, RawBuilder<unknown>> = {
  level: sql`(select title.level)`,
  decade: sql`(select title.decade::text)`,
  author: sql`(select distinct unnest(title.authors))`,
  series: sql`(select title.series)`,
  subject: sql`(select distinct unnest(title.subjects))`,
};

const chosenOf = (filters: Filters, name: More): readonly string[] =>
  name === 'decade' ? [] : filters[name];

/** The commonest values of a facet that has many, and those that were chosen, as rows of a union. */
export const commonest = (name: More, filters: Filters): RawBuilder<unknown> => sql`
  select ${sql.lit(name)}, value, count
    from (select said.value, count(*) as count,
                 row_number() over (order by count(*) desc, said.value collate "C") as place
            from title cross join lateral ${valuesOf[name]} as said(value)
           where ${passes(name)} and said.value is not null
           group by said.value) as counted
   where place <= ${mostValues} or value = any(${chosenOf(filters, name)}::text[])`;
