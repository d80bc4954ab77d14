import type { MarcField, MarcRecord, Subfield } from '#standards/marc/record.ts';
import type { Audience, Description, Material, TitleLink } from '../edition.ts';

/** Leader/06 and 07: kind of record and its level (MARC 21, Leader). */
const kinds: Readonly<Record<Material, string>> = {
  book: 'am',
  'large-print': 'am',
  audiobook: 'im',
  dvd: 'gm',
  magazine: 'as',
  game: 'rm',
  music: 'jm',
  map: 'em',
  score: 'cm',
  online: 'am',
  object: 'rm',
  other: 'pm',
};

/** The second indicator of 856 for what stands at the address. */
const indicators: Readonly<Record<TitleLink['kind'], string>> = { itself: '0', version: '1', related: '2' };

const field = (tag: string, ind: string, text: Readonly<Record<string, string | undefined>>): MarcField[] => {
  const subfields = Object.entries(text).flatMap(([code, value]): Subfield[] =>
    value === undefined ? [] : [{ code, value }],
  );
  return subfields.length === 0 ? [] : [{ tag, ind1: ind[0] ?? ' ', ind2: ind[1] ?? ' ', subfields }];
};

/** Who it is for (008/22), where a code says it. */
const audienceCodes: Readonly<Record<Audience, string>> = { baby: ' ', child: 'j', youth: 'd', adult: ' ' };

/** Form of item (008/23 or, for types of record e, f, g, k, o and r, 29) and type of material (008/33), where a code says it. */
function codesOf(material: Material): readonly (readonly [number, string])[] {
  if (material === 'large-print') return [[23, 'd']];
  if (material === 'online') return [[23, 'o']];
  return material === 'game' ? [[33, 'g']] : [];
}

/** 008: no more is known than the year, the language, for whom and in what form (MARC 21, 008). */
function fixed({ year, language, audience, material, fiction }: Description): string {
  const plain = `${' '.repeat(6)}${year === undefined ? 'n' : 's'}${String(year ?? '    ').padStart(4)}    xx ${' '.repeat(17)}${language ?? 'und'}  `;
  const coded = [...plain];
  const form = fiction === undefined || kinds[material] !== 'am' ? [] : [[33, fiction ? '1' : '0'] as const];
  for (const [place, code] of [[22, audienceCodes[audience]] as const, ...form, ...codesOf(material)])
    coded[place] = code;
  return coded.join('');
}

const audienceNotes: Readonly<Record<Audience, string | undefined>> = {
  baby: "Baby's en peuters",
  child: 'Kinderen',
  youth: 'Jongeren',
  adult: undefined,
};

/** Notes on who it is for (521): for babies, whom no code names, for maps and what is mixed, that have no code, and the reading level. */
function notesFor({ audience, level, material }: Description): string[] {
  const isCoded = audience !== 'baby' && !/^[ep]/.test(kinds[material]);
  return [isCoded ? undefined : audienceNotes[audience], level].flatMap(note => note ?? []);
}

/** Our own words as a MARC record, for an edition whose describing record never was bytes or can no longer be read. */
export function describe(said: Description): MarcRecord {
  const [main, ...others] = said.authors;
  const { title, subtitle, part, publisher, year, pages, series, summary, genre } = said;
  return {
    leader: `00000n${kinds[said.material]} a2200000 i 4500`,
    fields: [
      { tag: '008', value: fixed(said) },
      ...said.isbns.flatMap(isbn => field('020', '  ', { a: isbn })),
      ...field('100', '1 ', { a: main }),
      ...field('245', main === undefined ? '00' : '10', { a: title, b: subtitle, n: part }),
      ...field('264', ' 1', { b: publisher, c: year === undefined ? undefined : String(year) }),
      ...field('300', '  ', { a: pages === undefined ? undefined : `${pages} pages` }),
      ...field('490', '0 ', { a: series, v: said.seriesNumber }),
      ...field('505', '0 ', { a: said.contents.length === 0 ? undefined : said.contents.join(' -- ') }),
      ...field('520', '  ', { a: summary }),
      ...notesFor(said).flatMap(note => field('521', '  ', { a: note })),
      ...said.subjects.flatMap(subject => field('653', '  ', { a: subject })),
      ...field('655', ' 4', { a: genre }),
      ...others.flatMap(name => field('700', '1 ', { a: name })),
      ...said.links.flatMap(({ href, kind, name }) =>
        field('856', `4${indicators[kind]}`, { u: href, y: name }),
      ),
    ],
  };
}
