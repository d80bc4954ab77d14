import { writeFileSync } from 'node:fs';
import type { MarcField } from '#standards/marc/record.ts';
import { writeIso2709 } from '#standards/marc/write-iso2709.ts';

const field = (tag: string, indicators: string, ...parts: string[]): MarcField => ({
  tag,
  ind1: indicators[0] ?? ' ',
  ind2: indicators[1] ?? ' ',
  subfields: parts.map(part => ({ code: part[0] ?? '', value: part.slice(1) })),
});

/** The barcode of a copy in such a file. */
export const barcodeOf = (prefix: string, n: number, branch: number): string => `${prefix}${n}-${branch}`;

/** Writes an ISO 2709 file of invented titles, each another edition, each with a copy in every branch. */
export function writeMarc(path: string, prefix: string, titles: number, branches: readonly string[]): void {
  const records = Array.from({ length: titles }, (_, n) => {
    const written = writeIso2709({
      leader: '00000nam a2200000 i 4500',
      fields: [
        { tag: '001', value: `${prefix}${n}` },
        { tag: '008', value: `260101s${1950 + (n % 75)}    ne            000 1 dut  ` },
        field('100', '1 ', `aVerzonnen, ${prefix} ${n}`),
        field('245', '10', `aReis ${n} van ${prefix} /`, `cdoor Verzonnen ${n}.`),
        field('264', ' 1', 'aNergens :', 'bDe Bedachte Pers,', `c${1950 + (n % 75)}.`),
        field(
          '520',
          '  ',
          `aVertelt van een tocht langs ${n} bruggen, en wat er aan de overkant stond. `.repeat(3),
        ),
        ...branches.map((branch, i) =>
          field('852', '  ', `b${branch}`, `hREIS ${n}`, `p${barcodeOf(prefix, n, i)}`),
        ),
      ],
    });
    if (!written.ok) throw new Error(written.refusal.code);
    return written.bytes;
  });
  writeFileSync(path, Buffer.concat(records));
}
