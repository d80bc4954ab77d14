import { keptRecords, sourceById } from '#intake';
import { network, type UnitId } from '#network';
import type { Tx } from '#platform/db.ts';
import { type Result, refuse } from '#platform/result.ts';
import type { WriteRefusal } from './refusals.ts';
import { readItemByBarcode } from './store/item.ts';
import { readKept } from './store/record.ts';
import { writeRecord, type Writing } from './write-record.ts';

/** A copy that gets a record which is described here. */
export interface NewCopy extends Pick<Writing, 'by' | 'byName' | 'at'> {
  readonly record: number;
  /** As it was scanned. */
  readonly barcode: string;
  readonly branch: UnitId;
  /** Where it stands on the shelf; may be empty. */
  readonly callNumber: string;
}

/**
 * Writes a copy into its record, as a version like any other, so that the history tells who added it. Refuses as `writeRecord` does,
 * and a barcode that another copy has or had. Answers the number of the record.
 */
export async function addCopy(
  tx: Tx,
  { record: of, barcode, branch, callNumber, ...who }: NewCopy,
): Promise<Result<number, WriteRefusal>> {
  const [row] = await readKept(tx, [of]);
  const marc = row?.arrival ? (await keptRecords(tx, [row.arrival])).get(row.arrival)?.record : undefined;
  if (!row || !marc) return refuse({ code: 'catalogue/unknown-record', record: of });
  if (barcode === '') return refuse({ code: 'catalogue/no-barcode' });
  if (await readItemByBarcode(tx, barcode)) return refuse({ code: 'catalogue/barcode-taken', barcode });
  const { profile, name } = await sourceById(tx, row.source);
  if (!profile.items) return refuse({ code: 'intake/not-written-here', source: name });
  const { field: tag, branch: place, barcode: number, callNumber: shelf } = profile.items;
  const copy = {
    tag,
    ind1: ' ',
    ind2: ' ',
    subfields: [
      { code: place, value: (await network(tx)).unit(branch).code },
      ...(shelf !== undefined && callNumber !== '' ? [{ code: shelf, value: callNumber }] : []),
      { code: number, value: barcode },
    ],
  };
  const record = { ...marc, fields: [...marc.fields, copy] };
  return writeRecord(tx, { ...who, of, organisation: undefined, record, before: row.arrival ?? undefined });
}
