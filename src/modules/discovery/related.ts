import { type Edition, editions } from '#catalogue';
import type { Day } from '#platform/day.ts';
import type { Db } from '#platform/db.ts';
import { searchOf } from './adapters/embedded/open.ts';
import { type Filters, noFilters, type Sort } from './search-port.ts';

/** What leads on from a title. */
export interface Related {
  /** Its series in order, each part once, itself among them; empty when there is nothing else in it. */
  readonly series: readonly Edition[];
  /** Other works like it: about the same, of the same kind and for the same readers, those that share most first. */
  readonly similar: readonly Edition[];
}

const longestSeries = 60;
/** So many are compared, the most borrowed first. */
const compared = 60;
const mostSimilar = 6;

async function find(db: Db, filters: Partial<Filters>, sort: Sort, pageSize: number, on: Day) {
  const { hits } = await searchOf(db).search({
    words: '',
    facets: [],
    filters: { ...noFilters, ...filters },
    sort,
    page: 1,
    pageSize,
    viewpoint: undefined,
    on,
  });
  const known = await editions(db, hits);
  return hits.flatMap(id => known.get(id) ?? []);
}

const partOf = ({ part }: Edition): number => Number(/\d+/.exec(part ?? '')?.[0] ?? Number.POSITIVE_INFINITY);

/** By the number of the part; without one by year, and then by title. */
export const inSeriesOrder = (a: Edition, b: Edition): number => {
  const [one, other] = [partOf(a), partOf(b)];
  if (one !== other) return one < other ? -1 : 1;
  return (a.year ?? 9999) - (b.year ?? 9999) || a.title.localeCompare(b.title, 'nl');
};

/** One edition a work: the one that is looked at, else the one borrowed most. */
const onePerWork = (found: readonly Edition[], edition: Edition): Edition[] => [
  ...new Map(
    [...found.toReversed(), edition].map(one => [one.work, one.work === edition.work ? edition : one]),
  ).values(),
];

async function seriesOf(db: Db, edition: Edition, on: Day): Promise<Edition[]> {
  if (edition.series === undefined) return [];
  const found = await find(db, { series: [edition.series] }, 'most-borrowed', longestSeries, on);
  const parts = onePerWork(found, edition);
  return parts.length < 2 ? [] : parts.toSorted(inSeriesOrder);
}

async function similarTo(db: Db, edition: Edition, on: Day): Promise<Edition[]> {
  const { work, series, subjects, authors, audience, material } = edition;
  if (subjects.length === 0) return [];
  const alike = { subject: subjects, audience: [audience], material: [material] };
  const found = await find(db, alike, 'most-borrowed', compared, on);
  const shared = (other: Edition): number =>
    2 * other.subjects.filter(subject => subjects.includes(subject)).length +
    Number(other.authors.some(author => authors.includes(author)));
  return [
    ...new Map(
      found
        .filter(other => other.work !== work && (series === undefined || other.series !== series))
        .toReversed()
        .map(other => [other.work, other]),
    ).values(),
  ]
    .toReversed()
    .toSorted((a, b) => shared(b) - shared(a))
    .slice(0, mostSimilar);
}

/** Where a reader may go on from a title. */
export async function relatedTo(db: Db, edition: Edition, on: Day): Promise<Related> {
  const [series, similar] = await Promise.all([seriesOf(db, edition, on), similarTo(db, edition, on)]);
  return { series, similar };
}
