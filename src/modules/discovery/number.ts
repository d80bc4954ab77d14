import { type EditionId, itemByBarcode } from '#catalogue';
import type { Reader } from '#platform/db.ts';
import { parseIsbn } from '#standards/isbn/isbn.ts';

/** What a scanner sends, or somebody copies from a label. */
export const looksLikeBarcode = (text: string): boolean => /^(?=.*\d)[\w.-]{4,30}$/.test(text);

/** The title of the copy that has this barcode; nothing when no copy has it, or it was withdrawn. */
export async function editionByBarcode(reader: Reader, text: string): Promise<EditionId | undefined> {
  const item = looksLikeBarcode(text) ? await itemByBarcode(reader, text) : undefined;
  return item?.withdrawn === undefined ? item?.edition : undefined;
}

/** Of what was found by a text: the title that it is the number of, when the text is an ISBN or a barcode and not words. */
export async function titleByNumber(
  reader: Reader,
  words: string,
  [only, ...more]: readonly EditionId[],
): Promise<EditionId | undefined> {
  if (only === undefined || more.length > 0) return undefined;
  const text = words.trim();
  const isNumber = parseIsbn(text) !== undefined || (await editionByBarcode(reader, text)) === only;
  return isNumber ? only : undefined;
}
