import { writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MarcField, MarcRecord } from '#standards/marc/record.ts';
import { writeIso2709 } from '#standards/marc/write-iso2709.ts';

/** A data field from its tag, indicators and parts: `data('245', '10', 'aTitle', 'bmore')`. */
export const data = (tag: string, indicators: string, ...parts: string[]): MarcField => ({
  tag,
  ind1: indicators[0] ?? ' ',
  ind2: indicators[1] ?? ' ',
  subfields: parts.map(part => ({ code: part[0] ?? '', value: part.slice(1) })),
});

/** What a test wants to be true of a record; the rest is ordinary. */
export interface SomeRecord {
  readonly number?: string;
  readonly title?: string;
  readonly author?: string;
  readonly year?: number;
  readonly isbn?: string;
  readonly leader?: string;
  readonly copies?: readonly { barcode: string; branch: string }[];
  readonly more?: readonly MarcField[];
}

/** A book as a Dutch library describes it. */
export function aRecord({
  number,
  title,
  author,
  year = 2019,
  isbn,
  copies = [],
  ...wish
}: SomeRecord): MarcRecord {
  const fields: MarcField[] = [
    ...(number === undefined ? [] : [{ tag: '001', value: number }]),
    { tag: '008', value: `200101s${year}    ne            000 1 dut  ` },
    ...(isbn === undefined ? [] : [data('020', '  ', `a${isbn}`)]),
    ...(author === undefined ? [] : [data('100', '1 ', `a${author}`)]),
    ...(title === undefined ? [] : [data('245', '10', `a${title}`)]),
    ...(wish.more ?? []),
    ...copies.map(({ barcode, branch }) => data('852', '  ', `b${branch}`, `p${barcode}`, 'hROM')),
  ];
  return { leader: wish.leader ?? '00000nam a2200000 i 4500', fields };
}

/** The record as bytes of ISO 2709. */
export function bytesOf(record: MarcRecord): Buffer {
  const written = writeIso2709(record);
  if (!written.ok) throw new Error(written.refusal.code);
  return written.bytes;
}

/** A folder that goes away after the test; `write` puts a file in it and answers its path. */
export async function aFolder(t: { after(clean: () => Promise<void>): void }) {
  const folder = await mkdtemp(join(tmpdir(), 'bindwerk-marc-'));
  t.after(() => rm(folder, { recursive: true }));
  const write = (name: string, ...contents: (Buffer | string | MarcRecord)[]): string => {
    const path = join(folder, name);
    const bytes = contents.map(content =>
      Buffer.isBuffer(content) || typeof content === 'string' ? Buffer.from(content) : bytesOf(content),
    );
    writeFileSync(path, Buffer.concat(bytes));
    return path;
  };
  return { folder, write };
}
