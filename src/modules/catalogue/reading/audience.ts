import { controlField, type MarcRecord, values } from '#standards/marc/record.ts';
import type { Audience } from '../edition.ts';

/** MARC 21 008/22, for types of record that have it. */
const coded: Readonly<Record<string, Audience>> = {
  a: 'child',
  b: 'child',
  c: 'child',
  d: 'youth',
  j: 'child',
  e: 'adult',
  f: 'adult',
};

/** Audience codes as Dutch public libraries write them, alone in field 521. */
const dutchCodes: Readonly<Record<string, Audience>> = {
  AP: 'child',
  AK: 'child',
  A: 'child',
  B: 'child',
  C: 'youth',
  D: 'youth',
  J: 'child',
  V: 'adult',
};

const words: readonly (readonly [RegExp, Audience])[] = [
  [/\b(?:baby|dreumes|peuter)/i, 'baby'],
  [/\b(?:kleuter|kinder|jeugd tot 12|prentenboek)/i, 'child'],
  [/\b(?:jongeren|young adult|adolescen|tieners?)\b/i, 'youth'],
  [/\b(?:volwassenen|adults?)\b/i, 'adult'],
];

/** From the youngest to the oldest age that a note names: `12+`, `vanaf 4 jaar`, `9-12 jaar`. */
function byAge(note: string): Audience | undefined {
  const found = /(\d{1,2})\s*(?:(?:-|–|t\/m|tot|to)\s*(\d{1,2}))?\s*(?:\+|jaar|years?|jr)/i.exec(note);
  if (!found) return undefined;
  const from = Number(found[1]);
  const to = Number(found[2] ?? from);
  if (from < 4 && to <= 4) return 'baby';
  if (from < 12) return 'child';
  return from < 18 ? 'youth' : 'adult';
}

const byNote = (note: string): Audience | undefined =>
  dutchCodes[note.trim().replace(/\.$/, '')] ??
  byAge(note) ??
  words.find(([pattern]) => pattern.test(note))?.[1];

/** NUR, the Dutch trade's subject code: 210–259 and 270–299 are for the young, 284 and 285 for those over twelve. */
function byNur(code: string): Audience | undefined {
  const nur = Number(/^\s*(?:NUR\s*)?(\d{3})\b/i.exec(code)?.[1]);
  if (nur === 284 || nur === 285) return 'youth';
  return (nur >= 210 && nur < 260) || (nur >= 270 && nur < 300) ? 'child' : undefined;
}

/** The subject codes of the Dutch trade that a record bears. */
export const nurCodes = (record: MarcRecord): string[] =>
  record.fields.flatMap(field =>
    field.tag === '084' &&
    'subfields' in field &&
    field.subfields.some(({ code, value }) => code === '2' && /^nur/i.test(value))
      ? field.subfields.flatMap(({ code, value }) => (code === 'a' ? [value] : []))
      : [],
  );

/** For whom it is meant: what the cataloguer wrote, then the trade's code, then 008; adults when nothing is said. */
export function readAudience(record: MarcRecord): Audience {
  for (const note of values(record, '521', 'a')) {
    const found = byNote(note);
    if (found) return found;
  }
  for (const code of nurCodes(record)) {
    const found = byNur(code);
    if (found) return found;
  }
  const hasAudience = /[acdgijkmort]/.test(record.leader[6] ?? ' ');
  return (hasAudience && coded[controlField(record, '008')?.[22] ?? '']) || 'adult';
}

/** AVI, the reading level of Dutch primary schools: `AVI Start`, `AVI M4`, `AVI Plus`. */
export function readLevel(record: MarcRecord): string | undefined {
  for (const tag of ['521', '526', '500', '655', '490'])
    for (const note of values(record, tag, 'ai')) {
      const found = /\bAVI[\s:-]*(?:niveau\s*)?(start|plus|[ME]\s?[3-7])\b/i.exec(note)?.[1];
      if (found === undefined) continue;
      const level = found.replaceAll(/\s/g, '').toLowerCase();
      return `AVI ${level.charAt(0).toUpperCase()}${level.slice(1)}`;
    }
  return undefined;
}
