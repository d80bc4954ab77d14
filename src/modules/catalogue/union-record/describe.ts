import type { MarcField, MarcRecord, Subfield } from '#standards/marc/record.ts';
import type { Description, Material, TitleLink } from '../edition.ts';

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
  other: 'am',
};

/** The second indicator of 856 for what stands at the address. */
const indicators: Readonly<Record<TitleLink['kind'], string>> = { itself: '0', version: '1', related: '2' };

const field = (tag: string, ind: string, text: Readonly<Record<string, string | undefined>>): MarcField[] => {
  const subfields = Object.entries(text).flatMap(([code, value]): Subfield[] =>
    value === undefined ? [] : [{ code, value }],
  );
  return subfields.length === 0 ? [] : [{ tag, ind1: ind[0] ?? ' ', ind2: ind[1] ?? ' ', subfields }];
};

/** 008: no more is known than the year and the language (MARC 21, 008). */
const fixed = ({ year, language }: Description): string =>
  `${' '.repeat(6)}${year === undefined ? 'n' : 's'}${String(year ?? '    ').padStart(4)}    xx ${' '.repeat(17)}${language ?? 'und'}  `;

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
      ...field('490', '0 ', { a: series }),
      ...field('505', '0 ', { a: said.contents.length === 0 ? undefined : said.contents.join(' -- ') }),
      ...field('520', '  ', { a: summary }),
      ...said.subjects.flatMap(subject => field('653', '  ', { a: subject })),
      ...field('655', ' 4', { a: genre }),
      ...others.flatMap(name => field('700', '1 ', { a: name })),
      ...said.links.flatMap(({ href, kind, name }) =>
        field('856', `4${indicators[kind]}`, { u: href, y: name }),
      ),
    ],
  };
}
