import type { EditionId, ItemId } from '#catalogue';
import type { UnitId } from '#network';
import { type Chance, under } from '#platform/chance.ts';

/** What the simulation must know of a copy to lend it. */
export interface ShelfItem {
  readonly id: ItemId;
  readonly edition: EditionId;
  readonly home: UnitId;
  readonly audience: string;
  /** How much it is wanted, against others. */
  readonly appeal: number;
}

/** Which copies stand on which shelf: the simulation's own memory, so that it need not ask the database all day. */
export class Shelves {
  readonly #items: ReadonlyMap<ItemId, ShelfItem>;
  readonly #at = new Map<ItemId, UnitId>();
  readonly #order = new Map<UnitId, ItemId[]>();
  readonly #place = new Map<ItemId, number>();
  readonly #standing = new Map<EditionId, number>();

  /** Every copy on its own shelf, or all as they were `kept`. */
  constructor(items: readonly ShelfItem[], kept?: readonly (readonly [UnitId, readonly ItemId[]])[]) {
    this.#items = new Map(items.map(item => [item.id, item]));
    if (kept) for (const [unit, ids] of kept) for (const id of ids) this.put(id, unit);
    else for (const { id, home } of items) this.put(id, home);
  }

  /** How many there are, on shelves or not. */
  get copies(): number {
    return this.#items.size;
  }

  kept(): (readonly [UnitId, readonly ItemId[]])[] {
    return [...this.#order];
  }

  /** Sets a copy on a shelf; a copy that stood elsewhere is taken from there. */
  put(item: ItemId, unit: UnitId): void {
    this.take(item);
    const shelf = this.#order.get(unit) ?? [];
    this.#order.set(unit, shelf);
    this.#place.set(item, shelf.length);
    this.#at.set(item, unit);
    shelf.push(item);
    this.#count(item, 1);
  }

  /** Takes a copy off whatever shelf it stands on. */
  take(item: ItemId): void {
    const unit = this.#at.get(item);
    const shelf = unit === undefined ? undefined : this.#order.get(unit);
    const place = this.#place.get(item);
    if (!shelf || place === undefined) return;
    const last = shelf.pop();
    if (last !== undefined && last !== item) {
      shelf[place] = last;
      this.#place.set(last, place);
    }
    this.#at.delete(item);
    this.#place.delete(item);
    this.#count(item, -1);
  }

  #count(item: ItemId, change: number): void {
    const { edition } = this.item(item);
    this.#standing.set(edition, (this.#standing.get(edition) ?? 0) + change);
  }

  /** How many copies of an edition stand on a shelf somewhere. */
  standing(edition: EditionId): number {
    return this.#standing.get(edition) ?? 0;
  }

  item(id: ItemId): ShelfItem {
    const found = this.#items.get(id);
    if (!found) throw new Error(`the simulation does not know item ${id}`);
    return found;
  }

  /** A copy that a visitor of this branch might take: the most wanted of a handful. */
  browse(unit: UnitId, audience: (audience: string) => boolean, chance: Chance): ShelfItem | undefined {
    const shelf = this.#order.get(unit) ?? [];
    let best: ShelfItem | undefined;
    for (let look = 0; look < 8 && shelf.length > 0; look += 1) {
      const id = shelf[under(chance, shelf.length)];
      const item = id === undefined ? undefined : this.item(id);
      if (item && audience(item.audience) && (!best || item.appeal > best.appeal)) best = item;
    }
    return best;
  }
}
