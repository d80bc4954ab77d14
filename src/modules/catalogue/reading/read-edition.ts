import { parseIsbn } from '#standards/isbn/isbn.ts';
import { controlField, fields, type MarcRecord, subfields, values } from '#standards/marc/record.ts';
import type { Description } from '../edition.ts';
import { readAudience, readLevel } from './audience.ts';
import { distinct, firstOf } from './clean.ts';
import { readMaterial } from './material.ts';
import { readTitle } from './title.ts';

/** 008/07–10, else the first year of the publication statement. */
function readYear(record: MarcRecord): number | undefined {
  const coded = controlField(record, '008')?.slice(7, 11) ?? '';
  const stated = [...values(record, '264', 'c'), ...values(record, '260', 'c')];
  for (const text of [coded, ...stated]) {
    const year = Number(/(?<!\d)(1[0-9]|20)\d\d(?!\d)/.exec(text)?.[0]);
    if (year) return year;
  }
  return undefined;
}

/** 008/35–37, else 041 $a; codes that name no language do not count. */
function readLanguage(record: MarcRecord): string | undefined {
  const coded = controlField(record, '008')?.slice(35, 38) ?? '';
  return [coded, ...values(record, '041', 'a').map(code => code.slice(0, 3))].find(
    code => /^[a-z]{3}$/.test(code) && code !== 'und' && code !== 'zxx',
  );
}

/** Main entry first; a name with a title behind it ($t) is about another work. */
const readAuthors = (record: MarcRecord): string[] =>
  distinct(
    fields(record, '100', '110', '111', '700', '710', '711')
      .filter(field => subfields(field, 't').length === 0)
      .toSorted((a, b) => Number(a.tag.startsWith('7')) - Number(b.tag.startsWith('7')))
      .map(field => subfields(field, field.tag.endsWith('00') ? 'a' : 'ab').join(' ')),
    10,
  );

const readPublisher = (record: MarcRecord): string | undefined =>
  firstOf([
    ...fields(record, '264')
      .filter(({ ind2 }) => ind2 === '1' || ind2 === ' ')
      .flatMap(field => subfields(field, 'b')),
    ...values(record, '260', 'b'),
  ]);

/** The number before the word for pages in 300 $a. */
function readPages(record: MarcRecord): number | undefined {
  const extent = values(record, '300', 'a').join(' ');
  const found = /(\d{1,5})\s*(?:p\b|pp\b|pag|blz|bladz|pages|S\.|Seiten|ungez)/i.exec(extent)?.[1];
  return found === undefined ? undefined : Number(found);
}

const subjectTags = ['600', '610', '611', '630', '648', '650', '651', '653', '689'];

const readSubjects = (record: MarcRecord): string[] =>
  distinct(
    fields(record, ...subjectTags).map(field =>
      subfields(field, field.tag === '600' ? 'acdtvxyz' : 'atvxyz')
        .map(part => part.replace(/[\s.,]+$/, ''))
        .join(' - '),
    ),
    20,
  );

const readIsbns = (record: MarcRecord): string[] => [
  ...new Set(values(record, '020', 'a').flatMap(text => parseIsbn(text) ?? [])),
];

/** What a bibliographic MARC 21 record says, in our own words; undefined when it names no title. */
export function readEdition(record: MarcRecord): Description | undefined {
  const language = readLanguage(record);
  const area = readTitle(record, language);
  if (!area) return undefined;
  return {
    ...area,
    part: area.part ?? firstOf([...values(record, '490', 'v'), ...values(record, '830', 'v')]),
    authors: readAuthors(record),
    year: readYear(record),
    language,
    material: readMaterial(record),
    audience: readAudience(record),
    level: readLevel(record),
    subjects: readSubjects(record),
    genre: firstOf(values(record, '655', 'a')),
    series: firstOf([...values(record, '490', 'a'), ...values(record, '830', 'a')]),
    publisher: readPublisher(record),
    pages: readPages(record),
    summary: firstOf(values(record, '520', 'a')),
    isbns: readIsbns(record),
  };
}
