import type { Reader } from '#platform/db.ts';
import type { Edition, EditionId, WorkId } from './edition.ts';
import type { Item, ItemId } from './item.ts';
import { present } from './row.ts';
import { readEditions, readEditionsOfWork } from './store/edition.ts';
import { readRedirect } from './store/redirect.ts';
import { readItemByBarcode, readItems, readItemsOf } from './store/item.ts';

/** Editions by number; an unknown one is absent. */
export async function editions(reader: Reader, ids: readonly EditionId[]): Promise<Map<EditionId, Edition>> {
  return new Map((await readEditions(reader, ids)).map(row => [row.id, present<Edition>(row)]));
}

/** All editions of a work, the newest first. */
export const editionsOfWork = async (reader: Reader, work: WorkId): Promise<Edition[]> =>
  (await readEditionsOfWork(reader, work)).map(row => present<Edition>(row));

/** Copies by number, withdrawn ones too; an unknown one is absent. */
export async function items(reader: Reader, ids: readonly ItemId[]): Promise<Map<ItemId, Item>> {
  return new Map((await readItems(reader, ids)).map(row => [row.id, present<Item>(row)]));
}

/** The copy with this barcode, also when it is withdrawn. */
export async function itemByBarcode(reader: Reader, barcode: string): Promise<Item | undefined> {
  const row = await readItemByBarcode(reader, barcode);
  return row && present<Item>(row);
}

/** The copies of editions, withdrawn ones too, in the order of the editions' numbers. */
export const itemsOf = async (reader: Reader, ids: readonly EditionId[]): Promise<Item[]> =>
  (await readItemsOf(reader, ids)).map(row => present<Item>(row));

/**
 * The edition that a number stands for now: itself, or the one that it became part of. Nothing for a number that never was an
 * edition. Numbers lead on for ever, so that an old link still finds its title.
 */
export async function currentEdition(reader: Reader, id: EditionId): Promise<EditionId | undefined> {
  return (await readEditions(reader, [id])).length > 0 ? id : readRedirect(reader, id);
}
