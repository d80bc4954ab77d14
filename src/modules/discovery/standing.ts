import { type Edition, type EditionId, editions } from '#catalogue';
import type { Day } from '#platform/day.ts';
import type { Db } from '#platform/db.ts';
import { searchOf } from './adapters/embedded/open.ts';
import type { Here } from './here.ts';
import { type Filters, noFilters, type Sort } from './search-port.ts';
import { loadWhere, type Where } from './when.ts';

/** A title with where it is. */
export interface Standing {
  readonly edition: Edition;
  readonly where: Where | undefined;
}

/** Titles with where each is and when it could be at the reader's branch, in the same order. */
export async function standingOf(
  db: Db,
  titles: readonly Edition[],
  { branch }: Here,
  now: Date,
): Promise<Standing[]> {
  const ids = titles.map(({ id }) => id);
  const where = await loadWhere(db, ids, branch, now);
  return titles.map(edition => ({ edition, where: where.get(edition.id) }));
}

/** The same by number; an unknown one is left out. */
export async function standing(
  db: Db,
  ids: readonly EditionId[],
  here: Here,
  now: Date,
): Promise<Standing[]> {
  const known = await editions(db, ids);
  return standingOf(
    db,
    ids.flatMap(id => known.get(id) ?? []),
    here,
    now,
  );
}

/** The first `count` titles of all that bear these choices. */
export async function firstOf(
  db: Db,
  filters: Partial<Filters>,
  sort: Sort,
  count: number,
  on: Day,
): Promise<readonly EditionId[]> {
  const { hits } = await searchOf(db).search({
    words: '',
    facets: [],
    filters: { ...noFilters, ...filters },
    sort,
    page: 1,
    pageSize: count,
    viewpoint: undefined,
    on,
  });
  return hits;
}
