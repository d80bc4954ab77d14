import type { SourceId } from '#intake';
import { network } from '#network';
import type { Tx } from '#platform/db.ts';
import { editions, itemByBarcode } from './read.ts';
import type { BarcodeTaken } from './refusals.ts';
import { readOwners } from './store/item.ts';
import { isWordOfSource } from './withdraw-items.ts';

/**
 * The copy that has a barcode, as the reason why another cannot have it. Undefined for a barcode that nobody has or had, and for one that
 * a record of this same source let go of: that copy comes back. Nor for what a desk lent on the fly: who describes it takes it over.
 */
export async function takenBy(tx: Tx, barcode: string, source?: SourceId): Promise<BarcodeTaken | undefined> {
  const [owner] = await readOwners(tx, [barcode]);
  const item = owner && (await itemByBarcode(tx, barcode));
  if (!item || item.quick) return undefined;
  if (owner.source === source && isWordOfSource(owner.withdrawnBecause)) return undefined;
  const title = (await editions(tx, [item.edition])).get(item.edition)?.title ?? '';
  const branch = (await network(tx)).unit(item.home).name;
  return item.withdrawn === undefined
    ? { code: 'catalogue/barcode-taken', barcode, title, branch }
    : { code: 'catalogue/barcode-was', barcode, title, on: item.withdrawn };
}
