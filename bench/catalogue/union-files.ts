import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { pick, seededChance, under } from '#platform/chance.ts';
import type { MarcField, MarcRecord } from '#standards/marc/record.ts';
import { writeIso2709 } from '#standards/marc/write-iso2709.ts';
import { data } from '../../test/support/marc.ts';
import { madeUpIsbn, phrase, word } from '../made-up.ts';

/**
 * What four library organisations would deliver: each describes its part of the publications in its own words, the popular
 * ones all four. Generated, the same for the same numbers; see `records` for how much alike two descriptions are.
 */
export interface UnionFile {
  readonly source: string;
  readonly path: string;
  readonly records: number;
}

/** The share of the publications that each source holds; what they hold together makes 1.8 records a publication. */
const sources = [
  { code: 'bench-a', holds: 0.7 },
  { code: 'bench-b', holds: 0.5 },
  { code: 'bench-c', holds: 0.35 },
  { code: 'bench-d', holds: 0.25 },
] as const;

const recordsAPublication = sources.reduce((sum, { holds }) => sum + holds, 0);

/** Facts of a publication, from which each source makes its own record. */
function publication(n: number) {
  const chance = seededChance(n * 2 + 1);
  const author = `${word(chance)}, ${word(chance)}`;
  return {
    author,
    title: phrase(chance, 2 + under(chance, 4)),
    subtitle: phrase(chance, 4),
    year: 1960 + under(chance, 66),
    publisher: word(chance),
    pages: 80 + under(chance, 500),
    series: phrase(chance, 3),
    part: 1 + under(chance, 30),
    summary: phrase(chance, 40),
    subjects: Array.from({ length: 3 }, () => phrase(chance, 2)),
    illustrator: `${word(chance)}, ${word(chance)}`,
    hasIsbn: chance.number() < 0.85,
  };
}

/** One source's record: 8 % leave the ISBN out, 5 % date it a year later, punctuation and places of publication differ. */
function record(n: number, place: number, items: readonly MarcField[]): MarcRecord {
  const known = publication(n);
  const own = seededChance(n * 8 + place);
  const year = known.year + (own.number() < 0.05 ? 1 : 0);
  const numbered = known.hasIsbn && own.number() >= 0.08;
  return {
    leader: '00000nam a2200000 i 4500',
    fields: [
      { tag: '001', value: `${place}-${n}` },
      { tag: '005', value: '20260101120000.0' },
      { tag: '008', value: `260101s${year}    ne            000 1 dut  ` },
      ...(numbered ? [data('020', '  ', `a${madeUpIsbn(n)}`)] : []),
      data('100', '1 ', `a${known.author}`, 'eauteur'),
      data('245', '10', `a${known.title} :`, `b${known.subtitle} /`, `c${known.author}.`),
      data('264', ' 1', `a${place % 2 ? '[Utrecht] ;' : 'Amsterdam :'}`, `b${known.publisher},`, `c${year}.`),
      data('300', '  ', `a${known.pages} pagina's ;`, 'c21 cm.'),
      data('490', '1 ', `a${known.series} ;`, `v${known.part}`),
      data('520', '  ', `a${known.summary}.`),
      ...known.subjects.map(subject => data('650', ' 7', `a${subject}.`, '2brinkman')),
      data('700', '1 ', `a${known.illustrator}`, 'eillustrator'),
      ...items,
    ],
  };
}

const itemField = (branch: string, callNumber: string, barcode: number): MarcField =>
  data('852', '  ', `a${branch}`, `b${branch}`, `h${callNumber}`, `p${barcode}`);

/** What a fifth library would describe of the publication with this number, with one copy. */
export const oneMore = (n: number, branch: string): MarcRecord =>
  record(n, sources.length, [itemField(branch, 'abc', 90_000_000_000 + n)]);

/**
 * Writes a file a source into a folder: `records` records in all, three items each on average, about 900 bytes.
 */
export async function writeUnionFiles(
  folder: string,
  records: number,
  branches: readonly string[],
): Promise<UnionFile[]> {
  const publications = Math.round(records / recordsAPublication);
  let barcode = 10_000_000_000;
  const files: UnionFile[] = [];
  for (const [place, { code, holds }] of sources.entries()) {
    const path = join(folder, `${code}.mrc`);
    const file = createWriteStream(path);
    const chance = seededChance(place + 1);
    const own = branches.filter((_, i) => i % sources.length === place);
    let written = 0;
    for (let n = 0; n < publications; n += 1) {
      if (chance.number() >= holds) continue;
      const copies = Array.from({ length: 1 + under(chance, 5) }, () =>
        itemField(pick(chance, own), word(chance), (barcode += 1)),
      );
      const made = writeIso2709(record(n, place, copies));
      if (!made.ok) throw new Error(made.refusal.code);
      if (!file.write(made.bytes)) await once(file, 'drain');
      written += 1;
    }
    file.end();
    await once(file, 'finish');
    files.push({ source: code, path, records: written });
  }
  return files;
}
