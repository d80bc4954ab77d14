import { isControlField, type MarcField, type MarcRecord } from './record.ts';

/** The bytes of a record, or why ISO 2709 cannot hold it; MARCXML can. */
export type Iso2709Written =
  | { readonly ok: true; readonly bytes: Buffer }
  | { readonly ok: false; readonly refusal: Iso2709Refusal };

export type Iso2709Refusal =
  | { readonly code: 'marc/record-too-long'; readonly bytes: number; readonly limit: number }
  | {
      readonly code: 'marc/field-too-long';
      readonly tag: string;
      readonly bytes: number;
      readonly limit: number;
    }
  | { readonly code: 'marc/field-cannot-be-written'; readonly tag: string };

const LONGEST_RECORD = 99_999;
const LONGEST_FIELD = 9_999;
const LEADER = 24;
const TAG = /^[\x21-\x7e]{3}$/;
const CODE = /^[ -~]$/;

/**
 * Writes a record as ISO 2709 in UTF-8, so leader/09 says `a`; length, base address and the fixed figures of the
 * leader are computed. Refuses a record over 99,999 bytes, a field over 9,999, and a tag, indicator, code or
 * value that would change what a reader finds (more than one byte, or a terminator inside).
 */
export function writeIso2709(record: MarcRecord): Iso2709Written {
  let directory = '';
  let body = '';
  let place = 0;
  for (const field of record.fields) {
    const text = fieldText(field);
    if (text === undefined)
      return { ok: false, refusal: { code: 'marc/field-cannot-be-written', tag: field.tag } };
    const size = Buffer.byteLength(text);
    if (size > LONGEST_FIELD)
      return {
        ok: false,
        refusal: { code: 'marc/field-too-long', tag: field.tag, bytes: size, limit: LONGEST_FIELD },
      };
    directory += field.tag + number(size, 4) + number(place, 5);
    body += text;
    place += size;
  }
  const base = LEADER + directory.length + 1;
  const length = base + place + 1;
  if (length > LONGEST_RECORD)
    return { ok: false, refusal: { code: 'marc/record-too-long', bytes: length, limit: LONGEST_RECORD } };
  const leader = leaderFor(record.leader, length, base);
  return { ok: true, bytes: Buffer.from(`${leader}${directory}\x1e${body}\x1d`) };
}

function fieldText(field: MarcField): string | undefined {
  if (!TAG.test(field.tag)) return undefined;
  if (isControlField(field)) return holdsTerminator(field.value) ? undefined : `${field.value}\x1e`;
  if (!CODE.test(field.ind1) || !CODE.test(field.ind2)) return undefined;
  let text = field.ind1 + field.ind2;
  for (const { code, value } of field.subfields) {
    if (!CODE.test(code) || holdsTerminator(value)) return undefined;
    text += `\x1f${code}${value}`;
  }
  return `${text}\x1e`;
}

const holdsTerminator = (value: string): boolean =>
  value.includes('\x1d') || value.includes('\x1e') || value.includes('\x1f');

const number = (value: number, width: number): string => String(value).padStart(width, '0');

/** Leader/09 `a`, 10 and 11 `2`, 20 to 23 `4500`; anything beyond ASCII in it becomes blank. */
function leaderFor(leader: string, length: number, base: number): string {
  const old = leader.padEnd(LEADER).replace(/[^ -~]/g, ' ');
  return `${number(length, 5)}${old.slice(5, 9)}a22${number(base, 5)}${old.slice(17, 20)}4500`;
}
