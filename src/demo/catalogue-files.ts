import { appendFileSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Unit } from '#network';
import { type Chance, under } from '#platform/chance.ts';
import type { MarcField, MarcRecord } from '#standards/marc/record.ts';
import { writeIso2709 } from '#standards/marc/write-iso2709.ts';
import { weighted } from './residents.ts';
import type { DemoTitle } from './titles.ts';

const field = (tag: string, indicators: string, ...parts: readonly (string | false)[]): MarcField => ({
  tag,
  ind1: indicators[0] ?? ' ',
  ind2: indicators[1] ?? ' ',
  subfields: parts
    .filter(part => part !== false && part.length > 1)
    .map(part => ({ code: String(part)[0] ?? '', value: String(part).slice(1) })),
});

/** MARC 21 leader/06-07 and field 007 by material. */
const forms: Readonly<
  Record<string, { readonly leader: string; readonly physical: string | undefined; readonly extent: string }>
> = {
  book: { leader: 'am', physical: undefined, extent: "pagina's ; 22 cm" },
  'large-print': { leader: 'am', physical: 'tb', extent: "pagina's (grote letter) ; 25 cm" },
  audiobook: { leader: 'im', physical: 'sd fsngnnmmned', extent: 'cd’s (luisterboek)' },
  dvd: { leader: 'gm', physical: 'vd cvaizq', extent: 'dvd-video' },
  game: { leader: 'rm', physical: undefined, extent: 'spel' },
  magazine: { leader: 'as', physical: undefined, extent: 'delen' },
};

/** MARC 21 008/22: target audience. */
const audiences: Readonly<Record<string, string>> = { baby: 'a', child: 'j', youth: 'd', adult: 'e' };
const marcLanguage: Readonly<Record<string, string>> = { nld: 'dut', deu: 'ger', fra: 'fre' };

/** Positions after which a title is sorted: the length of the article that it begins with. */
const articleLength = (title: string): number =>
  /^(de|het|een|the|a|der|die|das|le|la|les|'t|'n)\s+/i.exec(title)?.[0].length ?? 0;

export interface DemoCopy {
  readonly barcode: string;
  readonly branch: Unit;
}

/** Genres of books that are no fiction. */
const informs: ReadonlySet<string> = new Set([
  'informatief',
  'biografie',
  'autobiografie',
  'kookboek',
  'reisgids',
  'essays',
  'naslagwerk',
  'zoekboek',
]);

/** MARC 21 field 008, forty positions: dates in 06-14, place in 15-17, audience in 22, fiction in 33, language in 35-37. */
function fixedField({ year, audience, genre }: DemoTitle, language: string): string {
  const plain = `250102s${year}    ne            000 ${informs.has(genre) ? '0' : '1'} ${language}  `;
  return `${plain.slice(0, 22)}${audiences[audience] ?? ' '}${plain.slice(23)}`;
}

function describe(title: DemoTitle, control: string, copies: readonly DemoCopy[]): MarcRecord {
  const form = forms[title.material] ?? { leader: 'am', physical: undefined, extent: '' };
  const language = marcLanguage[title.language] ?? title.language;
  const shelf = `${title.author.slice(0, 4).toUpperCase()}`;
  const fields: (MarcField | false)[] = [
    { tag: '001', value: control },
    { tag: '005', value: '20250102080000.0' },
    form.physical !== undefined && { tag: '007', value: form.physical },
    { tag: '008', value: fixedField(title, language) },
    title.author !== '' && field('100', '1 ', `a${title.author}`),
    field(
      '245',
      `1${Math.min(9, articleLength(title.title))}`,
      `a${title.title}`,
      title.subtitle !== '' && `b${title.subtitle}`,
    ),
    field('264', ' 1', `c${title.year}`),
    field('300', '  ', `a${form.extent}`),
    title.series !== '' && field('490', '1 ', `a${title.series}`, title.part !== '' && `v${title.part}`),
    title.level !== '' && field('521', '8 ', `aAVI ${title.level}`),
    ...title.subjects.map(subject => field('650', ' 4', `a${subject}`)),
    title.genre !== '' && field('655', ' 4', `a${title.genre}`),
    ...copies.map(({ barcode, branch }) => field('852', '  ', `b${branch.code}`, `h${shelf}`, `p${barcode}`)),
  ];
  return { leader: `00000n${form.leader} a2200000 i 4500`, fields: fields.filter(one => one !== false) };
}

/** The first copy of title number 0. */
export const firstBarcode = '30000000000001';

export interface CatalogueFile {
  readonly organisation: Unit;
  readonly path: string;
}

export interface CatalogueWish {
  readonly titles: readonly DemoTitle[];
  readonly items: number;
  readonly branches: readonly Unit[];
  readonly organisations: readonly Unit[];
}

/** How many copies each title has: a few have many, most have one to five. */
function copiesPerTitle({ titles, items }: CatalogueWish, chance: Chance): number[] {
  const wants = titles.map(({ real }) => (real ? 2.2 : 0.8) * (0.35 + chance.number() ** 3 * 4));
  const scale = (items - titles.length) / wants.reduce((sum, want) => sum + want, 0);
  const counts = wants.map(want => 1 + Math.floor(want * scale));
  for (let short = items - counts.reduce((sum, n) => sum + n, 0); short > 0; short -= 1) {
    const i = under(chance, counts.length);
    counts[i] = (counts[i] ?? 0) + 1;
  }
  return counts;
}

/** So many titles are described before they are written down: a province's do not fit in memory. */
const titlesAtOnce = 250;

/**
 * Writes the catalogue as four deliveries, one an organisation, that overlap: each describes the titles that its own
 * branches hold. Title number 0 stands only in the branch given as `only`.
 */
export function writeCatalogue(wish: CatalogueWish, only: Unit | undefined, chance: Chance): CatalogueFile[] {
  const folder = mkdtempSync(join(tmpdir(), 'bindwerk-demo-'));
  const files = wish.organisations.map(organisation => ({
    organisation,
    path: join(folder, `${organisation.code}.mrc`),
  }));
  const waiting = new Map<number, Buffer[]>(wish.organisations.map(({ id }) => [id, []]));
  const flush = () => {
    for (const { organisation, path } of files)
      appendFileSync(path, Buffer.concat(waiting.get(organisation.id)?.splice(0) ?? []));
  };
  const counts = copiesPerTitle(wish, chance);
  let barcode = Number(firstBarcode) - 1;
  wish.titles.forEach((title, n) => {
    const copies = Array.from({ length: n === 0 ? 2 : (counts[n] ?? 1) }, () => {
      barcode += 1;
      const branch = n === 0 && only ? only : weighted(chance, wish.branches);
      return { barcode: String(barcode), branch };
    });
    for (const [organisation, own] of Map.groupBy(copies, ({ branch }) => branch.organisation ?? 0)) {
      const written = writeIso2709(describe(title, `demo-${organisation}-${n}`, own));
      if (!written.ok)
        throw new Error(`the demo title "${title.title}" cannot be written: ${written.refusal.code}`);
      waiting.get(organisation)?.push(written.bytes);
    }
    if (n % titlesAtOnce === titlesAtOnce - 1) flush();
  });
  flush();
  return files;
}
