import { network, type UnitId } from '#network';
import type { Db } from '#platform/db.ts';
import { toMarcXml } from '#standards/marc/write-marcxml.ts';
import type { MarcRecord } from '#standards/marc/record.ts';
import { type Iso2709Refusal, writeIso2709 } from '#standards/marc/write-iso2709.ts';
import type { EditionId } from '../edition.ts';
import { settle } from '../protocols/oai/settle.ts';
import { readGivenInOrder } from '../store/given.ts';
import { goneRecord } from '../union-record/compose.ts';
import { holdingsGone } from '../union-record/holdings-records.ts';
import { nameOf, unionRecords } from '../union-record/union-record.ts';

/** Which part of the union catalogue is wanted. */
export interface Extent {
  /** Only what this organisation has a copy of. */
  readonly organisation: UnitId | undefined;
  /** Only what changed since; what is gone since then is told too, as a deleted record. */
  readonly since: Date | undefined;
  /** Where copies stand: in the record of their title, unless they are wanted in holdings records of their own. */
  readonly holdings?: 'inside' | 'apart';
}

const batch = 500;

/**
 * The union catalogue record by record, in the order of the editions: each exactly once, as it is when its turn comes. No
 * more than a batch is in memory.
 */
export async function* exportUnion(
  db: Db,
  { organisation, since, holdings = 'inside' }: Extent,
): AsyncGenerator<MarcRecord> {
  const place = await network(db);
  await settle(db, false);
  for (let after: EditionId = 0; ; ) {
    const rows = await readGivenInOrder(db, { organisation, since }, after, batch);
    const last = rows.at(-1);
    if (!last) return;
    after = last.edition;
    const records = await unionRecords(
      db,
      rows.map(({ edition }) => edition),
    );
    for (const { edition, changed, organisations } of rows) {
      const union = records.get(edition);
      const isThere = union && (organisation === undefined || union.heldBy.has(organisation));
      if (!isThere && since !== undefined) yield goneRecord(edition, changed ?? since);
      if (isThere && holdings === 'inside') yield union.record;
      if (isThere && holdings === 'apart') yield* union.apart();
      // who once had it, and from whom an earlier file may hold a record
      if (since !== undefined && holdings === 'apart')
        for (const once of organisations)
          if (!isThere || !union.heldBy.has(once))
            yield holdingsGone(edition, nameOf(place, once), changed ?? since);
    }
  }
}

/** A record that ISO 2709 cannot hold, and why. */
export interface TooLarge {
  readonly record: MarcRecord;
  readonly refusal: Iso2709Refusal;
}

/** Records as ISO 2709; those that it cannot hold are handed to `beside`. */
export async function* asIso2709(
  records: AsyncIterable<MarcRecord>,
  beside: (one: TooLarge) => void | Promise<void>,
): AsyncGenerator<Buffer> {
  for await (const record of records) {
    const written = writeIso2709(record);
    if (written.ok) yield written.bytes;
    else await beside({ record, refusal: written.refusal });
  }
}

/** Records as one MARCXML collection. */
export async function* asMarcXml(records: AsyncIterable<MarcRecord>): AsyncGenerator<string> {
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<collection xmlns="http://www.loc.gov/MARC21/slim">\n';
  for await (const record of records) yield toMarcXml(record);
  yield '</collection>\n';
}

/** Only what ISO 2709 cannot hold. */
export async function* tooLargeOnly(records: AsyncIterable<MarcRecord>): AsyncGenerator<MarcRecord> {
  for await (const record of records) if (!writeIso2709(record).ok) yield record;
}
