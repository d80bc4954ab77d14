import { type DataField, fields, type MarcRecord, subfield, subfields } from '#standards/marc/record.ts';
import { clean, firstOf } from './clean.ts';

/** What the title area tells. */
export interface TitleArea {
  readonly title: string;
  readonly subtitle: string | undefined;
  readonly part: string | undefined;
  readonly sortTitle: string;
}

/** Articles that nobody files under, by language. */
const articles: Readonly<Record<string, RegExp>> = {
  dut: /^(?:de|het|een|'t|'n)\s+/i,
  fry: /^(?:de|it|in|'e)\s+/i,
  eng: /^(?:the|an?)\s+/i,
  ger: /^(?:der|die|das|ein|eine)\s+/i,
  fre: /^(?:(?:les?|la|une?)\s+|l')/i,
};

/** 245 second indicator counts the characters to skip; many systems leave it at 0, so then the language decides. */
function sortTitleOf(title: string, skip: string, language: string | undefined): string {
  const count = Number(skip);
  const skipped = title.slice(0, count);
  const sorted =
    count > 0 && /[\s'\u2019-]$/.test(skipped)
      ? title.slice(count)
      : title.replace(articles[language ?? 'dut'] ?? /^$/, '');
  return sorted.trim() || title;
}

/** Where a title may stand when there is no 245: uniform titles, and UNIMARC's 200. */
const elsewhere = [
  ['245', 'k'],
  ['240', 'a'],
  ['130', 'a'],
  ['200', 'a'],
  ['222', 'a'],
  ['246', 'a'],
  ['740', 'a'],
  ['490', 'a'],
] as const;

function titleElsewhere(record: MarcRecord): string | undefined {
  for (const [tag, code] of elsewhere) {
    const title = firstOf(fields(record, tag).flatMap(field => subfields(field, code)));
    if (title !== undefined) return title;
  }
  return undefined;
}

const partOf = (field: DataField | undefined): string | undefined =>
  field && firstOf([subfields(field, 'np').map(clean).join(', ')]);

/** The first part of a 245 whose code is no letter or digit: an $a that was garbled on the way. */
const misspelt = ({ subfields: [first] }: DataField): string | undefined =>
  first && !/^[a-z0-9]$/.test(first.code) ? first.value : undefined;

/** MARC 21 field 245, else the next best title; undefined when the record names none. */
export function readTitle(record: MarcRecord, language: string | undefined): TitleArea | undefined {
  const [field] = fields(record, '245');
  const stated = field && firstOf([subfield(field, 'a') ?? misspelt(field) ?? '']);
  const title = stated ?? titleElsewhere(record);
  if (title === undefined) return undefined;
  return {
    title,
    subtitle: stated === undefined ? undefined : field && firstOf([subfields(field, 'b').join(' ')]),
    part: partOf(field),
    sortTitle: sortTitleOf(title, (stated !== undefined && field?.ind2) || '0', language),
  };
}

/** The title under which the work first appeared, when the record gives it: uniform title, or original language entry. */
export const originalTitle = (record: MarcRecord): string | undefined =>
  firstOf([
    ...fields(record, '130', '240').flatMap(field => subfields(field, 'a')),
    ...fields(record, '765').flatMap(field => subfields(field, 't')),
  ]);
