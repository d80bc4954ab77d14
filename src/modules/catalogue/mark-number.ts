import type { Actor } from '#people';
import type { Tx } from '#platform/db.ts';
import { ok, refuse, type Result } from '#platform/result.ts';
import { parseIsbn } from '#standards/isbn/isbn.ts';
import { groupAgain, mayGroup } from './change-grouping.ts';
import type { EditionId } from './edition.ts';
import type { GroupingRefusal } from './refusals.ts';
import { deleteBadNumber, insertBadNumber, readWithNumber } from './store/bad-number.ts';
import { deleteKeys, insertKeys, waitForTurn } from './store/record.ts';

/** A number that a publisher gave to many things, or that was thought to be so. */
export interface NumberMark {
  /** As it is printed, with or without hyphens, of ten or thirteen digits. */
  readonly isbn: string;
  /** Why it tells nothing; undefined when it does again. */
  readonly bad: string | undefined;
  readonly at: Date;
  readonly by: Actor;
}

/**
 * Puts a number on the list of bad ones, or takes it off. Records that carry it are grouped anew at once, with their copies and
 * wishes, as if it had always been so. Twice is once. Answers the editions that changed.
 */
export async function markNumber(
  tx: Tx,
  { isbn: printed, bad, at, by }: NumberMark,
): Promise<Result<readonly EditionId[], GroupingRefusal>> {
  await waitForTurn(tx);
  if (!(await mayGroup(tx, by, at))) return refuse({ code: 'catalogue/not-a-cataloguer' });
  const isbn = parseIsbn(printed);
  if (isbn === undefined) return refuse({ code: 'catalogue/no-isbn', isbn: printed });
  if (bad?.trim() === '') return refuse({ code: 'catalogue/no-reason' });
  const records = await readWithNumber(tx, isbn);
  const keys = records.map(record => ({ key: `isbn ${isbn}`, record }));
  if (bad === undefined) {
    await deleteBadNumber(tx, isbn);
    if (keys.length > 0) await insertKeys(tx, keys, 'perhaps known');
  } else {
    await insertBadNumber(tx, isbn, bad.trim(), at);
    if (keys.length > 0) await deleteKeys(tx, keys);
  }
  return ok(records.length === 0 ? [] : await groupAgain(tx, records, at));
}
