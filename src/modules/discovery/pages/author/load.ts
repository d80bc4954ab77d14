import { type Edition, editions, type EditionId } from '#catalogue';
import type { Day } from '#platform/day.ts';
import type { World } from '#web/plug.ts';
import type { Visit } from '#web/show.tsx';
import { askedOf, nothingInCommon } from '../../about.ts';
import { searchOf } from '../../adapters/embedded/open.ts';
import { wordsOf } from '../../fold.ts';
import { type Here, hereOf } from '../../here.ts';
import { onePerWork, partsOf } from '../../related.ts';
import { type FacetName, type Facets, noFilters, type SearchQuery } from '../../search-port.ts';
import { type Standing, standingOf } from '../../standing.ts';

/** All that the page of an author is made from. */
export interface AuthorPage {
  /** As the catalogue writes it: "Mulisch, Harry". */
  readonly name: string;
  readonly total: number;
  /** One edition of each of the works that are borrowed most. */
  readonly borrowed: readonly Standing[];
  /** The newest works that are not among those. */
  readonly newest: readonly Standing[];
  readonly series: readonly { readonly name: string; readonly parts: readonly Edition[] }[];
  readonly facets: Facets;
  /** The same name as other records write it, with years or the other way round. */
  readonly spellings: readonly string[];
  readonly here: Here;
  readonly today: Day;
}

/** So many titles are looked at for the works that are shown, and so many works and series are shown. */
const looked = 40;
const shownWorks = 6;
const shownSeries = 4;

export const authorFacets = [
  'subject',
  'series',
  'material',
  'audience',
  'language',
] as const satisfies readonly FacetName[];

/** Nothing when nobody in the catalogue is written so. */
export async function loadAuthor(world: World, visit: Visit): Promise<AuthorPage | undefined> {
  const { db } = world;
  const name = visit.params['name'] ?? '';
  const here = await hereOf(world, visit);
  const today = here.place.today((here.branch ?? here.place.province).id, visit.now);
  const ask = (query: Partial<SearchQuery>) =>
    searchOf(db).search({
      words: '',
      filters: { ...noFilters, author: [name] },
      facets: [],
      sort: 'most-borrowed',
      page: 1,
      pageSize: looked,
      viewpoint: undefined,
      on: today,
      ...query,
    });
  const [found, newest, alike] = await Promise.all([
    ask({ facets: authorFacets }),
    ask({ sort: 'newest' }),
    ask({
      ...askedOf('', { ...nothingInCommon, author: name }),
      filters: noFilters,
      facets: ['author'],
      pageSize: 1,
    }),
  ]);
  if (found.total === 0) return undefined;
  const known = await editions(db, [...found.hits, ...newest.hits]);
  const works = (hits: readonly EditionId[]) => onePerWork(hits.flatMap(id => known.get(id) ?? []));
  const borrowed = works(found.hits).slice(0, shownWorks);
  const fresh = works(newest.hits)
    .filter(({ work }) => !borrowed.some(other => other.work === work))
    .slice(0, shownWorks);
  const show = (list: readonly Edition[]) => standingOf(db, list, here, visit.now);
  const series = await Promise.all(
    found.facets.series.slice(0, shownSeries).map(async ({ value }) => ({
      name: value,
      parts: await partsOf(db, value, today, { author: name }),
    })),
  );
  const wanted = wordsOf(name);
  return {
    name,
    total: found.total,
    borrowed: await show(borrowed),
    newest: await show(fresh),
    series: series.filter(({ parts }) => parts.length > 1),
    facets: found.facets,
    spellings: alike.facets.author
      .map(({ value }) => value)
      .filter(value => value !== name && wanted.every(word => wordsOf(value).includes(word))),
    here,
    today,
  };
}
