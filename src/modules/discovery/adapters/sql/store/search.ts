import type { RawBuilder } from 'kysely';
import type { EditionId } from '#catalogue';
import type { UnitId } from '#network';
import { type Reader, sql } from '#platform/db.ts';
import type { Clause } from '../../../clause.ts';
import { type FacetName, type Filters, isPlain, moreFacets, type Sort } from '../../../search-port.ts';
import { commonest, conditionsOf, passes } from './facets.ts';
import { conditionOf, type StemOf } from './clause.ts';
import { anyOf, bitsOf, gathered, named, wordsFor } from './place-bits.ts';
import type { Question } from '../question.ts';

/** Which titles a search looks at before any filter. */
export type Reach =
  | { readonly kind: 'all' }
  | { readonly kind: 'words'; readonly question: Question }
  | {
      readonly kind: 'clause';
      readonly clause: Clause;
      readonly stemOf: StemOf;
      readonly question: Question | undefined;
    }
  | { readonly kind: 'edition'; readonly edition: EditionId };

const reaches = (reach: Reach) => {
  if (reach.kind === 'all') return sql`true`;
  if (reach.kind === 'clause') return conditionOf(reach.clause, reach.stemOf);
  return reach.kind === 'edition'
    ? sql`title.edition = ${reach.edition}`
    : sql`title.words @@ ${reach.question.must}::tsquery`;
};

// Words in the title weigh most; the title that is just the words is the one that was meant. Long texts weigh less.
const fit = (reach: Reach) =>
  'question' in reach && reach.question
    ? sql`case when title.title_key = ${reach.question.exact} then 10.0 else 0.0 end
          + ts_rank('{0.05, 0.2, 0.5, 1.0}', title.words, ${reach.question.better}::tsquery, 1)
            * (1 + 0.1 * ln(1 + copies + loans))`
    : sql`loans`;

/** What a title is ordered by, and how. */
const orders = {
  relevance: {
    columns: (reach: Reach) => sql`${fit(reach)} as fit, loans, copies`,
    order: sql`fit desc, stands_here desc, loans desc, copies desc, edition`,
  },
  newest: {
    columns: () => sql`title.added, title.year`,
    order: sql`added desc nulls last, year desc nulls last, edition desc`,
  },
  'most-borrowed': { columns: () => sql`loans, copies`, order: sql`loans desc, copies desc, edition` },
  title: {
    columns: () => sql`title.sort_key, title.year`,
    order: sql`sort_key collate "C", year desc nulls last, edition`,
  },
  author: {
    columns: () => sql`author_key, sort_key`,
    order: sql`author_key = '', author_key collate "C", sort_key collate "C", edition`,
  },
} satisfies Record<Sort, { columns: (reach: Reach) => RawBuilder<unknown>; order: RawBuilder<unknown> }>;

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

/** What the chosen places mean for titles, whose copies have been gathered as bits `held` and, on the shelf, `free`. */
function placesBy(places: readonly Place[], filters: Filters, viewpoint: UnitId | undefined) {
  const words = wordsFor(places.length);
  const { availableNow, branch, organisation } = filters;
  const wants = (chosen: readonly UnitId[], unit: UnitId) => chosen.length === 0 || chosen.includes(unit);
  const bitsWhere = (isMeant: (place: Place) => boolean) =>
    bitsOf(
      places.flatMap((place, position) => (isMeant(place) ? [position] : [])),
      words,
    );
  const counted = availableNow ? 'free' : 'held';
  const chosen = bitsWhere(place => wants(branch, place.branch) && wants(organisation, place.organisation));
  const asksCopies = availableNow || branch.length + organisation.length > 0;
  const countOf = (unit: UnitId, isMeant: (place: Place) => boolean) => ({
    unit,
    count: sql`count(*) filter (where ${anyOf(counted, bitsWhere(isMeant))})`,
  });
  const inOrganisations = places.filter(place => wants(organisation, place.organisation));
  const organisations = [...new Set(places.map(place => place.organisation))];
  return {
    words,
    /** A title without copies is found unless a choice asks for one. */
    byCopy: asksCopies ? anyOf(counted, chosen) : sql`true`,
    onShelf: anyOf('free', chosen),
    standsHere: anyOf(
      'free',
      bitsWhere(place => place.branch === viewpoint),
    ),
    perBranch: inOrganisations.map(one => countOf(one.branch, place => place.branch === one.branch)),
    perOrganisation: organisations.map(one =>
      countOf(one, place => place.organisation === one && wants(branch, place.branch)),
    ),
  };
}

type UnitCount = ReturnType<typeof placesBy>['perBranch'][number];

/** A facet of units: all its counts from one walk along the titles. */
const unitFacet = (name: 'organisation' | 'branch', counts: readonly UnitCount[]) => sql`
  select ${sql.lit(name)}, held.unit::text, held.count
    from (select array[${sql.join(counts.map(({ count }) => count))}]::bigint[] as counts
            from title where ${passes(name)}) as counted,
         unnest(${counts.map(({ unit }) => unit)}::bigint[], counted.counts) as held(unit, count)`;

/** A facet as rows of a union: its name, a value, and how many titles have that. */
function facetOf(name: FacetName, filters: Filters, by: ReturnType<typeof placesBy>): RawBuilder<unknown> {
  switch (name) {
    case 'available':
      return sql`select 'available', 'now', count(*) from title where ${passes('available')} and on_shelf`;
    case 'material':
    case 'audience':
    case 'language': {
      const column = sql.ref(name);
      return sql`
        select ${sql.lit(name)}, ${column}, count(*)
          from title where ${passes(name)} and ${column} is not null group by ${column}`;
    }
    case 'organisation':
      return unitFacet(name, by.perOrganisation);
    case 'branch':
      return unitFacet(name, by.perBranch);
    default:
      return commonest(name, filters);
  }
}

/** What is looked at of a search: how it is ordered, which page, and which facets are counted. */
export interface Range {
  readonly sort: Sort;
  readonly skip: number;
  readonly take: number;
  readonly facets: readonly FacetName[];
}

/**
 * Total, one page and every facet out of one look at titles and copies, so that they agree with each other. Copies are
 * gathered to one row a title first, places as bits, so that every count after it goes along titles only.
 */
export const readSearch = (
  reader: Reader,
  reach: Reach,
  filters: Filters,
  { sort, skip, take, facets }: Range,
  places: readonly Place[],
  viewpoint: UnitId | undefined,
): Promise<SearchRow> => {
  const by = placesBy(places, filters, viewpoint);
  const { columns, order } = orders[sort];
  const plain = isPlain(filters) && !moreFacets.some(name => facets.includes(name));
  const ofReached =
    reach.kind === 'all'
      ? sql`true`
      : sql`copy.edition in (select edition from discovery.title where ${reaches(reach)})`;
  return reader.one<SearchRow>(sql`
    with title as materialized (
      select title.edition, title.material, title.audience, title.language, ${conditionsOf(filters, plain)},
             ${by.byCopy} as by_copy, ${by.onShelf} as on_shelf, ${by.standsHere} as stands_here,
             ${plain ? sql`` : sql`about.level, title.year - title.year % 10 as decade, about.authors, about.series, about.subjects,`}
             ${named('held', by.words)}, ${named('free', by.words)}, ${columns(reach)}
        from discovery.title_view as title
        ${plain ? sql`` : sql`join catalogue.edition_view as about on about.edition = title.edition`}
        left join (
               select copy.edition, ${gathered('held', sql`place.position`, sql`true`, by.words)},
                      ${gathered('free', sql`place.position`, sql`copy.state = 'on-shelf'`, by.words)}
                 from circulation.copy_view as copy
                 join unnest(${places.map(({ branch }) => branch)}::bigint[],
                             ${places.map((_, position) => position)}::integer[]) as place(branch, position)
                      on place.branch = case copy.state when 'on-shelf' then copy.unit else copy.home end
                where copy.withdrawn is null and not copy.gone
                  and ${ofReached}
                group by copy.edition) as stock on stock.edition = title.edition
       where ${reaches(reach)}),
    facet(facet, value, count) as (
      select 'none', '', 0 where false
      ${sql.join(
        facets.map(name => sql`union all ${facetOf(name, filters, by)}`),
        sql` `,
      )})
    select (select count(*) from title where ${passes()}) as total,
           array(select edition
                   from title
                  where ${passes()}
                  order by ${order}
                 offset ${skip}::bigint limit ${take}::bigint) as hits,
           coalesce((select jsonb_agg(jsonb_build_object('facet', facet, 'value', value, 'count', count)
                                      order by facet, count desc, value collate "C")
                       from facet where count > 0), '[]') as facets`);
};
