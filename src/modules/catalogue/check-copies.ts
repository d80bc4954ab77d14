import type { Source } from '#intake';
import { network } from '#network';
import type { Tx } from '#platform/db.ts';
import { ok, type Result, refuse } from '#platform/result.ts';
import type { MarcRecord } from '#standards/marc/record.ts';
import { takenBy } from './barcode-owner.ts';
import { readCopies } from './reading/read-copies.ts';
import type { WriteRefusal } from './refusals.ts';
import { readItemByBarcode, readOwners } from './store/item.ts';

/**
 * Whether every copy that a record lists became its copy, once the record is in: what is delivered is taken as far as it goes, but who
 * writes here can put it right at once. Refuses the first that did not, with the reason.
 */
export async function checkCopies(
  tx: Tx,
  source: Source,
  record: number,
  marc: MarcRecord,
): Promise<Result<undefined, WriteRefusal>> {
  const copies = marc.leader[5] === 'd' ? [] : readCopies(marc, source.profile);
  const barcodes = copies.map(({ barcode }) => barcode);
  if (barcodes.includes('')) return refuse({ code: 'catalogue/no-barcode' });
  const twice = barcodes.find((barcode, at) => barcodes.indexOf(barcode) < at);
  if (twice !== undefined) return refuse({ code: 'catalogue/barcode-twice', barcode: twice });
  const owners = new Map(
    (barcodes.length === 0 ? [] : await readOwners(tx, barcodes)).map(owner => [owner.barcode, owner]),
  );
  const place = await network(tx);
  for (const { barcode, branch } of copies) {
    const owner = owners.get(barcode);
    if (!owner) return refuse({ code: 'catalogue/unknown-branch', branch });
    const taken = owner.record === record ? undefined : await takenBy(tx, barcode);
    if (taken) return refuse(taken);
    const home = (await readItemByBarcode(tx, barcode))?.home;
    if (home !== undefined && source.organisation !== place.unit(home).organisation)
      return refuse({ code: 'catalogue/branch-of-another', branch });
  }
  return ok(undefined);
}
