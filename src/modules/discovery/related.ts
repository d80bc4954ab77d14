import { type Edition, editions, type WorkId } from '#catalogue';
import type { Day } from '#platform/day.ts';
import type { Db } from '#platform/db.ts';
import type { Filters } from './search-port.ts';
import { firstOf } from './standing.ts';

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

/** The most borrowed of all that bear these choices. */
async function find(db: Db, filters: Partial<Filters>, count: number, on: Day): Promise<Edition[]> {
  const hits = await firstOf(db, filters, 'most-borrowed', count, on);
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

/** One edition a work, in the order in which works first come; of the work that is looked at, the edition that is. */
export function onePerWork(found: readonly Edition[], looked?: Edition): Edition[] {
  const works = new Map<WorkId, Edition>();
  for (const one of found)
    if (!works.has(one.work)) works.set(one.work, one.work === looked?.work ? looked : one);
  return [...works.values()];
}

/** The parts of a series in order, each work once; `author` asks only for theirs. */
export async function partsOf(
  db: Db,
  series: string,
  on: Day,
  { author, looked }: { readonly author?: string; readonly looked?: Edition } = {},
): Promise<Edition[]> {
  const wanted = { series: [series], ...(author !== undefined && { author: [author] }) };
  const found = await find(db, wanted, longestSeries, on);
  return onePerWork(looked ? [...found, looked] : found, looked).toSorted(inSeriesOrder);
}

async function seriesOf(db: Db, edition: Edition, on: Day): Promise<Edition[]> {
  if (edition.series === undefined) return [];
  const parts = await partsOf(db, edition.series, on, { looked: edition });
  return parts.length < 2 ? [] : parts;
}

async function similarTo(db: Db, edition: Edition, on: Day): Promise<Edition[]> {
  const { work, series, subjects, authors, audience, material } = edition;
  if (subjects.length === 0) return [];
  const alike = { subject: subjects, audience: [audience], material: [material] };
  const found = await find(db, alike, compared, on);
  const shared = (other: Edition): number =>
    2 * other.subjects.filter(subject => subjects.includes(subject)).length +
    Number(other.authors.some(author => authors.includes(author)));
  const others = found.filter(
    other => other.work !== work && (series === undefined || other.series !== series),
  );
  return onePerWork(others)
    .toSorted((a, b) => shared(b) - shared(a))
    .slice(0, mostSimilar);
}

/** Where a reader may go on from a title. */
export async function relatedTo(db: Db, edition: Edition, on: Day): Promise<Related> {
  const [series, similar] = await Promise.all([seriesOf(db, edition, on), similarTo(db, edition, on)]);
  return { series, similar };
}
