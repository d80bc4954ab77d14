import type { Reader } from '#platform/db.ts';
import { parseIso2709 } from '#standards/marc/parse-iso2709.ts';
import { readMarc } from '#standards/marc/read-marc.ts';
import type { MarcRecord } from '#standards/marc/record.ts';
import { type KeptBytes, readKept } from './store/arrival.ts';

/** A record as its source sent it. */
export interface KeptRecord {
  readonly record: MarcRecord;
  /** Code of the source. */
  readonly source: string;
  /** The field in which the source writes its copies, if it sends any. */
  readonly itemField: string | undefined;
}

async function* bytesIn(parts: readonly Buffer[]): AsyncGenerator<Buffer> {
  yield Buffer.concat(parts);
}

const isXml = (bytes: Buffer): boolean => /^(?:\xef\xbb\xbf)?[\s\0]*</.test(bytes.toString('latin1', 0, 64));

/** A version read again from its bytes; undefined for one that is no record. */
export async function readAgain(
  bytes: Buffer,
  encoding: string | null,
  notUtf8: 'marc-8' | 'latin-1' = 'marc-8',
): Promise<MarcRecord | undefined> {
  if (bytes.length === 0) return undefined;
  if (!isXml(bytes)) {
    const parsed = parseIso2709(bytes, notUtf8);
    if (parsed.ok) return parsed.record;
  }
  const head = encoding === null ? [] : [Buffer.from(`<?xml version="1.0" encoding="${encoding}"?>`)];
  for await (const reading of readMarc(bytesIn([...head, bytes]), 'kept.mrc', { notUtf8 }))
    if (reading.ok) return reading.record;
  return undefined;
}

const read = ({ bytes, encoding, notUtf8 }: KeptBytes) => readAgain(bytes, encoding, notUtf8 ?? undefined);

/** The records of arrivals, by arrival; what can no longer be read is absent. */
export async function keptRecords(
  reader: Reader,
  arrivals: readonly number[],
): Promise<Map<number, KeptRecord>> {
  const records = new Map<number, KeptRecord>();
  for (const kept of await readKept(reader, arrivals)) {
    const record = await read(kept);
    const { arrival, source, itemField } = kept;
    if (record) records.set(arrival, { record, source, itemField: itemField ?? undefined });
  }
  return records;
}
