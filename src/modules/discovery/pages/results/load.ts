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
import { type Found, isPlain } from '../../search-port.ts';
import { loadWhere, type Where } from '../../when.ts';

export const pageSize = 15;

/** All that a page of results is made from. */
export interface Results {
  readonly asked: Asked;
  readonly found: Found;
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
    more: asked.more || !isPlain(asked.filters),
    pageSize,
    viewpoint: here.branch?.id,
    on: today,
  });
  const mayBeNumber = !hasFilters(asked) && found.total === 1;
  const straightTo = mayBeNumber ? await titleByNumber(world.db, asked.words, found.hits) : undefined;
  const known = await editions(world.db, found.hits);
  return {
    asked,
    found,
    straightTo,
    editions: known,
    where: await loadWhere(world.db, [...known.keys()], here.branch, visit.now),
    here,
    today,
  };
}
