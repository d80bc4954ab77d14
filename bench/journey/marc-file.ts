import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import type { MarcRecord } from '#standards/marc/record.ts';
import { writeIso2709 } from '#standards/marc/write-iso2709.ts';
import { type Chance, pick, seededChance, under } from '#platform/chance.ts';
import { data } from '../../test/support/marc.ts';
import { madeUpIsbn, phrase, word } from '../made-up.ts';

/** A record as a Dutch public library's export looks: some 20 fields, 900 bytes, two items in 852. */
function record(n: number, branches: readonly string[], chance: Chance): MarcRecord {
  const author = `${word(chance)}, ${word(chance)}`;
  const year = 1960 + under(chance, 66);
  const item = (copy: number) =>
    data(
      '852',
      '  ',
      `a${pick(chance, branches)}`,
      `b${pick(chance, branches)}`,
      `h${word(chance)}`,
      `p${3_000_000_000 + n * 2 + copy}`,
    );
  return {
    leader: '00000nam a2200000 i 4500',
    fields: [
      { tag: '001', value: `bench${n}` },
      { tag: '005', value: '20260101120000.0' },
      { tag: '008', value: `260101s${year}    ne            000 1 dut  ` },
      data('020', '  ', `a${madeUpIsbn(n)}`),
      data('100', '1 ', `a${author}`, 'eauteur'),
      data(
        '245',
        '10',
        `a${phrase(chance, 2 + under(chance, 4))} :`,
        `b${phrase(chance, 4)} /`,
        `c${author}.`,
      ),
      data('264', ' 1', 'aAmsterdam :', `b${word(chance)},`, `c${year}.`),
      data('300', '  ', `a${80 + under(chance, 500)} pagina's ;`, 'c21 cm.'),
      data('490', '1 ', `a${phrase(chance, 3)} ;`, `v${1 + under(chance, 30)}`),
      data('520', '  ', `a${phrase(chance, 40)}.`),
      ...Array.from({ length: 3 }, () => data('650', ' 7', `a${phrase(chance, 2)}.`, '2brinkman')),
      data('700', '1 ', `a${word(chance)}, ${word(chance)}`, 'eillustrator'),
      item(0),
      item(1),
    ],
  };
}

/** Writes an ISO 2709 file of generated records, the same for the same seed. */
export async function writeMarcFile(
  path: string,
  records: number,
  branches: readonly string[],
  seed = 1,
): Promise<void> {
  const chance = seededChance(seed);
  const file = createWriteStream(path);
  for (let n = 0; n < records; n += 1) {
    const written = writeIso2709(record(n, branches, chance));
    if (!written.ok) throw new Error(written.refusal.code);
    if (!file.write(written.bytes)) await once(file, 'drain');
  }
  file.end();
  await once(file, 'finish');
}
