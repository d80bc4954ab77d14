import type { ItemId } from '#catalogue';
import { network, type UnitId } from '#network';
import { type Actor, allows } from '#people';
import type { Reader, Tx } from '#platform/db.ts';
import { ok, refuse, type Result } from '#platform/result.ts';
import { type ItemState, nextState } from './item-life.ts';
import type { KitRefusal } from './refusals.ts';
import { type Copy, lockCopies } from './store/places.ts';
import { type Part, readParts, saveMissing, saveParts } from './store/parts.ts';

export type { Part } from './store/parts.ts';

interface AboutKit {
  readonly item: ItemId;
  readonly unit: UnitId;
  readonly at: Date;
  readonly by: Actor;
}

/** What belongs in a kit; an empty list makes it a single thing again. */
export interface KeepParts extends AboutKit {
  readonly parts: readonly Pick<Part, 'name' | 'count'>[];
}

/** How many of each part are there, as somebody counted them. A part that is left out is there. */
export interface CountParts extends AboutKit {
  readonly there: readonly { readonly name: string; readonly count: number }[];
}

/** Longer lists are no kit but a collection. */
const mostParts = 40;

/** Items that are kits, with their parts in the order of the list. */
export async function partsOf(
  reader: Reader,
  items: readonly ItemId[],
): Promise<Map<ItemId, readonly Part[]>> {
  if (items.length === 0) return new Map();
  return Map.groupBy(await readParts(reader, items), ({ item }) => item);
}

/** The copy, locked, when somebody who works at the desk has it in hand. */
async function inHand(tx: Tx, { item, unit, at, by }: AboutKit): Promise<Result<Copy, KitRefusal>> {
  const place = await network(tx);
  const day = place.today(unit, at);
  if (!allows(by, 'desk', unit, place, day))
    return refuse({ code: 'people/not-allowed', role: 'desk', unit });
  const [copy] = await lockCopies(tx, [item]);
  return copy ? ok(copy) : refuse({ code: 'circulation/unknown-item', item });
}

const areSound = (parts: readonly Pick<Part, 'name' | 'count'>[]): boolean =>
  parts.length <= mostParts &&
  parts.every(({ name, count }) => name.trim() !== '' && Number.isSafeInteger(count) && count > 0) &&
  new Set(parts.map(({ name }) => name)).size === parts.length;

/** Says of what parts an item consists. What was missing of a part that stays in the list is still missing. */
export async function keepParts(tx: Tx, wish: KeepParts): Promise<Result<readonly Part[], KitRefusal>> {
  const copy = await inHand(tx, wish);
  if (!copy.ok) return copy;
  if (!areSound(wish.parts)) return refuse({ code: 'circulation/parts-unsound', most: mostParts });
  await saveParts(tx, wish.item, wish.parts);
  return ok(await readParts(tx, [wish.item]));
}

/**
 * Notes which parts of a kit are missing, after counting what came back. Where it is and whether it may be lent do not
 * change: that is for who counted to say. The same count again changes nothing.
 */
export async function countParts(
  tx: Tx,
  wish: CountParts,
): Promise<Result<{ readonly state: ItemState; readonly missing: readonly Part[] }, KitRefusal>> {
  const copy = await inHand(tx, wish);
  if (!copy.ok) return copy;
  const { item, at, there } = wish;
  const next = nextState(item, copy.value.state, 'count', 'desk');
  if (!next.ok) return next;
  const counted = new Map(there.map(({ name, count }) => [name, count]));
  const parts = (await readParts(tx, [item])).map(part => ({
    ...part,
    missing: Math.max(0, part.count - (counted.get(part.name) ?? part.count)),
  }));
  if ([...counted.values()].some(count => !Number.isSafeInteger(count) || count < 0))
    return refuse({ code: 'circulation/parts-unsound', most: mostParts });
  await saveMissing(tx, parts, at);
  return ok({ state: next.value, missing: parts.filter(({ missing }) => missing > 0) });
}
