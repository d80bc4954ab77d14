import type { Profile } from '#intake';
import { controlField, fields, type MarcRecord, subfields, values } from '#standards/marc/record.ts';
import type { Description } from '../edition.ts';
import { readAudience, readLevel } from './audience.ts';
import { distinct, firstOf } from './clean.ts';
import { readContents } from './contents.ts';
import { readFiction } from './fiction.ts';
import { readIdentifiers, readIsbns } from './identifiers.ts';
import { readLanguages } from './languages.ts';
import { readLinks } from './links.ts';
import { readMaterial } from './material.ts';
import { readOwnScript } from './own-script.ts';
import { readTitle } from './title.ts';
import { readVolume } from './volume.ts';

/** Types of date (008/06) whose second date is of this edition too: reprint and original, copyright. */
const ofTheSame = /[rtp]/;
const YEAR = /(?<!\d)(?:1[0-9]|20)\d\d(?!\d)/g;

/** 008/07–10, then what the publication statement says, then 008/11–14 where that is no end of a range. */
function readYears(record: MarcRecord): number[] {
  const coded = controlField(record, '008') ?? '';
  const stated = [...values(record, '264', 'c'), ...values(record, '260', 'c')];
  const second = ofTheSame.test(coded[6] ?? '') ? [coded.slice(11, 15)] : [];
  const texts = [coded.slice(7, 11), ...stated, ...second];
  return [...new Set(texts.flatMap(text => text.match(YEAR) ?? []).map(Number))];
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

/** Those of MARC 21 first, then those that a source keeps in fields of its own. */
function readSubjects(record: MarcRecord, own: readonly string[]): string[] {
  const standard = fields(record, ...subjectTags).map(field => ({
    field,
    codes: field.tag === '600' ? 'acdtvxyz' : 'atvxyz',
  }));
  const local = own.flatMap(place =>
    fields(record, place.slice(0, 3)).map(field => ({ field, codes: place.slice(3) })),
  );
  return distinct(
    [...standard, ...local].map(({ field, codes }) =>
      subfields(field, codes)
        .map(part => part.replace(/[\s.,]+$/, ''))
        .join(' - '),
    ),
    20,
  );
}

/**
 * What a bibliographic MARC 21 record says, in our own words; undefined when it names no title. Where subjects stand beside the fields of
 * MARC 21 says the profile of its source.
 */
export function readEdition(
  record: MarcRecord,
  { subjects: own = [] }: Pick<Profile, 'subjects'> = {},
): Description | undefined {
  const { languages, originalLanguage } = readLanguages(record);
  const [language] = languages;
  const years = readYears(record);
  const area = readTitle(record, language);
  const fiction = readFiction(record);
  if (!area) return undefined;
  return {
    ...area,
    part: area.part ?? firstOf([...values(record, '490', 'v'), ...values(record, '830', 'v')]),
    authors: readAuthors(record),
    year: years[0],
    years,
    language,
    languages,
    originalLanguage,
    material: readMaterial(record),
    audience: readAudience(record),
    level: readLevel(record),
    subjects: readSubjects(record, own),
    genre: firstOf(values(record, '655', 'a')),
    ...(fiction === undefined ? {} : { fiction }),
    series: firstOf([...values(record, '490', 'a'), ...values(record, '830', 'a')]),
    publisher: readPublisher(record),
    pages: readPages(record),
    summary: firstOf(values(record, '520', 'a')),
    contents: readContents(record),
    links: readLinks(record),
    isbns: readIsbns(record),
    identifiers: readIdentifiers(record),
    statement: firstOf(fields(record, '250').map(field => subfields(field, 'ab').join(' '))),
    ...readVolume(record),
    ownScript: readOwnScript(record),
  };
}
