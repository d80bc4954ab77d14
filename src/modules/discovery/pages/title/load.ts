import {
  type Edition,
  type EditionId,
  editions,
  editionsOfWork,
  goneAmong,
  type HoldingStatement,
  holdingStatements,
  type Item,
  itemsOf,
} from '#catalogue';
import { type Whereabouts, whereabouts } from '#circulation';
import type { Day } from '#platform/day.ts';
import type { World } from '#web/plug.ts';
import type { Visit } from '#web/show.tsx';
import { type Here, hereOf } from '../../here.ts';
import { type Related, relatedTo } from '../../related.ts';
import { type KeptList, readLists } from '../../store/kept.ts';
import { loadWhere, type Where } from '../../when.ts';

/** All that the page of a title is made from. */
export interface Title {
  readonly edition: Edition;
  /** Copies that are still in the collection. */
  readonly items: readonly Item[];
  readonly whereabouts: ReadonlyMap<number, Whereabouts>;
  readonly where: Where;
  /** Which years or parts of it are where. */
  readonly parts: readonly HoldingStatement[];
  /** Other editions of the same work, the newest first. */
  readonly others: readonly Edition[];
  readonly related: Related;
  /** The member's own lists; nothing for others. */
  readonly lists: readonly KeptList[] | undefined;
  readonly here: Here;
  readonly today: Day;
}

/** The number of a title in an address, or nothing. */
export const editionIn = (visit: Visit): EditionId | undefined => {
  const text = visit.params['edition'] ?? '';
  return /^[1-9]\d{0,14}$/.test(text) ? Number(text) : undefined;
};

/** A title that nobody describes any more and of which no copy is left. */
interface GoneTitle {
  readonly gone: Edition;
}

/** Nothing when there never was such a title. */
export async function loadTitle(world: World, visit: Visit): Promise<Title | GoneTitle | undefined> {
  const id = editionIn(visit);
  const edition = id === undefined ? undefined : (await editions(world.db, [id])).get(id);
  if (!edition) return undefined;
  const ofWork = await editionsOfWork(world.db, edition.work);
  const gone = new Set(
    await goneAmong(
      world.db,
      ofWork.map(other => other.id),
    ),
  );
  if (gone.has(edition.id)) return { gone: edition };
  const here = await hereOf(world, visit);
  const items = (await itemsOf(world.db, [edition.id])).filter(({ withdrawn }) => withdrawn === undefined);
  const where = (await loadWhere(world.db, [edition.id], here.branch, visit.now)).get(edition.id);
  const today = here.place.today((here.branch ?? here.place.province).id, visit.now);
  const ids = items.map(item => item.id);
  return {
    edition,
    items,
    whereabouts: ids.length === 0 ? new Map() : await whereabouts(world.db, ids),
    where: where ?? { holdings: [], expected: undefined },
    parts: (await holdingStatements(world.db, [edition.id], today)).get(edition.id) ?? [],
    related: await relatedTo(world.db, edition, today),
    lists: visit.viewer?.member === undefined ? undefined : await readLists(world.db, visit.viewer.member),
    others: ofWork.filter(other => other.id !== edition.id && !gone.has(other.id)),
    here,
    today,
  };
}
