import { network } from '#network';
import type { Tx } from '#platform/db.ts';
import { editions } from './read.ts';
import type { WriteRefusal } from './refusals.ts';
import { readItemByBarcode } from './store/item.ts';

/** The copy that has a barcode, as the reason why another cannot have it; undefined for a barcode that nobody has or had. */
export async function takenBy(tx: Tx, barcode: string): Promise<WriteRefusal | undefined> {
  const item = await readItemByBarcode(tx, barcode);
  if (!item) return undefined;
  const title = (await editions(tx, [item.edition])).get(item.edition)?.title ?? '';
  const branch = (await network(tx)).unit(item.home).name;
  return item.withdrawn === null
    ? { code: 'catalogue/barcode-taken', barcode, title, branch }
    : { code: 'catalogue/barcode-was', barcode, title, on: item.withdrawn };
}
