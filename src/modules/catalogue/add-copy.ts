import { keptRecords, ownSource, type Source } from '#intake';
import { network, type UnitId } from '#network';
import type { Tx } from '#platform/db.ts';
import { ok, type Result, refuse } from '#platform/result.ts';
import type { MarcRecord } from '#standards/marc/record.ts';
import { takenBy } from './barcode-owner.ts';
import { asBeginning } from './beginning.ts';
import { copyField, type CopySaid } from './copy-field.ts';
import type { EditionId } from './edition.ts';
import { editions } from './read.ts';
import type { WriteRefusal } from './refusals.ts';
import { readMembers } from './store/member.ts';
import { readKept } from './store/record.ts';
import { describe } from './union-record/describe.ts';
import { type Writing, writeRecord } from './write-record.ts';

/** A copy that a title gets. */
export interface NewCopy extends Pick<Writing, 'by' | 'byName' | 'at'>, Omit<CopySaid, 'branch'> {
  readonly edition: EditionId;
  /** Where it will live: its organisation is the one that describes the copy. */
  readonly branch: UnitId;
}

/** Where the copy went. */
export interface AddedCopy {
  readonly record: number;
  /** Another than was asked for when the new description turned out to be like another title, or like none. */
  readonly edition: EditionId;
}

/** What a scanner reads and Code 128 can print again: no blanks. */
export const barcodeShape = /^[!-~]{1,40}$/;

interface Description {
  readonly of: number | undefined;
  readonly before: number | undefined;
  readonly record: MarcRecord;
}

/** The record of an organisation in which the copy is written: its own of that title, else a new one that begins as the title is described. */
async function descriptionOf(tx: Tx, edition: EditionId, own: Source): Promise<Description | undefined> {
  const members = await readMembers(tx, [edition]);
  const kept = await keptRecords(
    tx,
    members.flatMap(({ arrival }) => arrival ?? []),
  );
  const mine = members.find(({ source }) => source === own.id);
  const here = mine?.arrival == null ? undefined : kept.get(mine.arrival);
  if (mine && here) return { of: mine.id, before: mine.arrival ?? undefined, record: here.record };
  const first = members
    .map(({ arrival }) => (arrival === null ? undefined : kept.get(arrival)))
    .find(Boolean);
  if (first) return { of: undefined, before: undefined, record: asBeginning(first.record, first.itemField) };
  const said = (await editions(tx, [edition])).get(edition);
  return said && { of: undefined, before: undefined, record: describe(said) };
}

/**
 * Writes a copy into the record in which its organisation describes the title, which is made when there is none: as a version like any
 * other, so that the history tells who added it. Refuses as `writeRecord` does, and a barcode that another copy has or had.
 */
export async function addCopy(
  tx: Tx,
  { edition, branch, barcode, by, byName, at, ...copy }: NewCopy,
): Promise<Result<AddedCopy, WriteRefusal>> {
  if (barcode === '') return refuse({ code: 'catalogue/no-barcode' });
  if (!barcodeShape.test(barcode)) return refuse({ code: 'catalogue/odd-barcode', barcode });
  const place = await network(tx);
  const { organisation, code } = place.unit(branch);
  if (organisation === undefined) return refuse({ code: 'catalogue/no-owner' });
  const own = await ownSource(tx, place.unit(organisation));
  const taken = await takenBy(tx, barcode, own.id);
  if (taken) return refuse(taken);
  const { items } = own.profile;
  const found = await descriptionOf(tx, edition, own);
  if (!found || !items) return refuse({ code: 'catalogue/unknown-edition', edition });
  const field = copyField(items, { ...copy, barcode, branch: code });
  const record = { ...found.record, fields: [...found.record.fields, field] };
  const written = await writeRecord(tx, { ...found, record, organisation, by, byName, at });
  if (!written.ok) return written;
  const [row] = await readKept(tx, [written.value]);
  return row
    ? ok({ record: row.id, edition: row.edition })
    : refuse({ code: 'catalogue/unknown-edition', edition });
}
