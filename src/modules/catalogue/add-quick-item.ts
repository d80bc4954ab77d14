import { network, type UnitId } from '#network';
import { type Actor, allows } from '#people';
import type { Tx } from '#platform/db.ts';
import { ok, type Result, refuse } from '#platform/result.ts';
import { barcodeShape } from './add-copy.ts';
import { takenBy } from './barcode-owner.ts';
import type { Audience, Description, Material } from './edition.ts';
import type { ItemsAdded } from './facts.ts';
import type { Item, ItemId } from './item.ts';
import { itemByBarcode, items } from './read.ts';
import type { QuickRefusal } from './refusals.ts';
import { claimWorks, drawEditions, insertEditions } from './store/edition.ts';
import { claimBarcodes, insertItems, updateItems } from './store/item.ts';

/** What a desk lends on the fly: in hand, with a barcode that no record lists. */
export interface QuickItem {
  readonly barcode: string;
  /** As it stands on the cover. */
  readonly title: string;
  readonly material: Material;
  /** For adults when left out: rules and limits look at it. */
  readonly audience?: Audience | undefined;
  /** The branch of the desk, where it is put aside when it comes back. */
  readonly unit: UnitId;
  readonly at: Date;
  readonly by: Actor;
}

/** All that is known of it. */
const describedBy = ({ title, material, audience = 'adult' }: QuickItem): Description => ({
  title,
  material,
  audience,
  sortTitle: title,
  subtitle: undefined,
  authors: [],
  year: undefined,
  years: [],
  language: undefined,
  languages: [],
  originalLanguage: undefined,
  level: undefined,
  subjects: [],
  genre: undefined,
  series: undefined,
  seriesNumber: undefined,
  part: undefined,
  volume: undefined,
  volumeName: undefined,
  statement: undefined,
  publisher: undefined,
  pages: undefined,
  summary: undefined,
  contents: [],
  isbns: [],
  identifiers: [],
  links: [],
});

/** Writes a new item under a title of its own, which nobody finds and nothing is grouped with. */
async function insert(tx: Tx, wish: QuickItem, added: Item['added']): Promise<ItemId> {
  const { barcode, material, unit } = wish;
  const [[edition], [claim]] = await Promise.all([drawEditions(tx, 1), claimBarcodes(tx, [barcode])]);
  const [work] =
    edition === undefined ? [] : await claimWorks(tx, [{ key: `edition ${edition}`, rule: 'alone' }]);
  if (edition === undefined || !work || !claim) throw new Error(`no numbers for ${barcode}`);
  const { id } = claim;
  await insertEditions(tx, [{ ...describedBy(wish), id: edition, work: work.id, record: undefined }]);
  const unknown = { callNumber: undefined, loanType: undefined, priceCents: undefined };
  await insertItems(tx, [
    { ...unknown, id, barcode, edition, record: undefined, home: unit, material, added },
  ]);
  return id;
}

/** One that was let go of, as what another library sends again, is ours again for a while. */
async function bringBack(
  tx: Tx,
  { id, callNumber, loanType }: Item,
  { unit, material }: QuickItem,
): Promise<ItemId> {
  await updateItems(tx, [
    { id, home: unit, callNumber, material, loanType, priceCents: undefined, back: true },
  ]);
  return id;
}

/**
 * Makes what is in hand lendable at once, without a record: it has a title and a barcode, cannot be found or asked for, and is
 * not counted in the collection. The first record that lists its barcode takes it over, with its loan. Twice is once.
 */
export async function addQuickItem(tx: Tx, wish: QuickItem): Promise<Result<ItemId, QuickRefusal>> {
  const { barcode, unit, at, by } = wish;
  const title = wish.title.trim();
  const place = await network(tx);
  const today = place.today(unit, at);
  if (!allows(by, 'desk', unit, place, today))
    return refuse({ code: 'people/not-allowed', role: 'desk', unit });
  if (title === '') return refuse({ code: 'catalogue/no-quick-title' });
  if (!barcodeShape.test(barcode)) return refuse({ code: 'catalogue/odd-barcode', barcode });
  const taken = await takenBy(tx, barcode);
  if (taken) return refuse(taken);
  const known = await itemByBarcode(tx, barcode);
  if (known && known.withdrawn === undefined) return ok(known.id);
  const quick = { ...wish, title };
  const id = known ? await bringBack(tx, known, quick) : await insert(tx, quick, today);
  const added: ItemsAdded = {
    kind: 'catalogue/items-added',
    subject: 'catalogue',
    items: [...(await items(tx, [id])).values()],
  };
  await tx.announce([added]);
  return ok(id);
}
