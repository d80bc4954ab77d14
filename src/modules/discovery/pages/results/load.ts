import { type Edition, type EditionId, editions } from '#catalogue';
import type { Day } from '#platform/day.ts';
import type { World } from '#web/plug.ts';
import type { Visit } from '#web/show.tsx';
import { askedOf } from '../../about.ts';
import { searchOf } from '../../adapters/embedded/open.ts';
import { type Asked, hasFilters, readAddress } from '../../address.ts';
import { type Here, hereOf } from '../../here.ts';
import { branchesInTime } from '../../here-by.ts';
import { titleByNumber } from '../../number.ts';
import { facetNames, type Found, isPlain, noFilters, plainFacets } from '../../search-port.ts';
import { readTyped } from '../../typed.ts';
import { loadWhere, type Where } from '../../when.ts';

export const pageSize = 15;

/** Of so many words it is told what each finds. */
const mostApart = 5;

/** All that a page of results is made from. */
export interface Results {
  readonly asked: Asked;
  readonly found: Found;
  /** Where nothing was found: what each word finds by itself, and how many titles there are without the choices. */
  readonly apart: readonly { readonly word: string; readonly count: number }[];
  readonly without: number | undefined;
  /** The title itself, when its ISBN or the barcode of a copy was typed or scanned and nothing was chosen. */
  readonly straightTo: EditionId | undefined;
  readonly editions: ReadonlyMap<EditionId, Edition>;
  readonly where: ReadonlyMap<EditionId, Where>;
  readonly here: Here;
  readonly today: Day;
}

export async function loadResults(world: World, visit: Visit): Promise<Results> {
  const here = await hereOf(world, visit);
  const today = here.place.today((here.branch ?? here.place.province).id, visit.now);
  const asked = readAddress(visit.request.query as Readonly<Record<string, unknown>>, here.place, today);
  const found = await searchOf(world.db).search({
    ...asked,
    ...askedOf(asked.words, asked.about),
    within:
      asked.hereBy !== undefined && here.branch
        ? await branchesInTime(world.db, here.place, here.branch.id, today, asked.hereBy)
        : undefined,
    facets: asked.more || !isPlain(asked.filters) ? facetNames : plainFacets,
    pageSize,
    viewpoint: here.branch?.id,
    on: today,
  });
  const count = async (words: string) => {
    const plain = { words, filters: noFilters, facets: [], sort: 'relevance' as const, page: 1, pageSize: 1 };
    return (await searchOf(world.db).search({ ...plain, viewpoint: undefined, on: today })).total;
  };
  const isLost = found.total === 0 && !hasFilters(asked) && found.meant === undefined;
  const words = isLost ? [...new Set(readTyped(asked.words).must.flat())] : [];
  const apart =
    words.length < 2
      ? []
      : await Promise.all(words.slice(0, mostApart).map(async word => ({ word, count: await count(word) })));
  const mayBeNumber = !hasFilters(asked) && found.total === 1;
  const straightTo = mayBeNumber ? await titleByNumber(world.db, asked.words, found.hits) : undefined;
  const known = await editions(world.db, found.hits);
  return {
    asked,
    found,
    apart: apart.filter(one => one.count > 0),
    without: found.total === 0 && hasFilters(asked) ? await count(asked.words) : undefined,
    straightTo,
    editions: known,
    where: await loadWhere(world.db, [...known.keys()], here.branch, visit.now),
    here,
    today,
  };
}
