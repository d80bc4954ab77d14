import { assign, readDirectory } from './directory.ts';
import { type Encoding, encodingOf } from './encoding.ts';
import { decodeMarc8 } from './marc8/decode.ts';
import type { SetAside, Warning } from './reading.ts';
import type { MarcField, MarcRecord, Subfield } from './record.ts';

export type Parsed =
  | { readonly ok: true; readonly record: MarcRecord; readonly warnings: Warning[] }
  | { readonly ok: false; readonly reason: SetAside };

const FIELD_TERMINATOR = 0x1e;
const LEADER = 24;
/** Tags that promise subfields; 00X and local letters (FMT, SYS) hold a bare value when no subfield shows. */
const DATA_TAG = /^(?!00)\d{3}$/;
const TAG = /^[0-9A-Za-z]{3}$/;

/** What the values of one record have in common: how to read them, and what was noticed on the way. */
interface Desk {
  readonly decode: (text: string) => string;
  readonly warn: (warning: Warning) => void;
}

/**
 * Reads one record, terminator included (ISO 2709, MARC 21 "Record structure"). Field terminators are trusted
 * over lengths and the directory, bytes over leader/09.
 */
export function parseIso2709(bytes: Buffer, notUtf8: 'marc-8' | 'latin-1'): Parsed {
  const encoding = encodingOf(bytes, notUtf8);
  const utf8 = encoding === 'utf-8' || encoding === 'utf-8-with-errors';
  const text = bytes.toString(utf8 ? 'utf8' : 'latin1', 0, bytes.length - 1);
  const headEnd = endOfDirectory(text);
  if (headEnd < 0) return { ok: false, reason: text.length < LEADER ? 'no-leader' : 'no-directory' };
  if (headEnd < LEADER) return { ok: false, reason: 'no-leader' };
  const texts = text.slice(headEnd + 1).split('\x1e');
  if (texts.at(-1) === '') texts.pop();
  if (texts.length === 0) return { ok: false, reason: 'no-fields' };

  const { leader, entries, mended } = readDirectory(text.slice(0, headEnd), texts.length);
  const sizes = utf8 ? byteSizes(bytes, texts) : texts.map(field => field.length);
  const assigned = assign(entries, texts, sizes);
  if (!assigned) return { ok: false, reason: entries.length === 0 ? 'no-directory' : 'directory-lies' };

  const warnings = new Set<Warning>();
  if (mended) warnings.add('leader-mended');
  if (assigned.mended) warnings.add('directory-mended');
  if (assigned.joined) warnings.add('field-terminator-in-field');
  if (assigned.unlisted) warnings.add('field-not-in-directory');
  doubtLeader(leader, bytes.length, headEnd + 1, encoding, warnings);
  const desk: Desk = { decode: decoderOf(encoding, warnings), warn: warning => warnings.add(warning) };
  const fields = entries.map((entry, i) => fieldOf(entry.tag, assigned.texts[i] ?? '', desk));
  return { ok: true, record: { leader, fields }, warnings: [...warnings] };
}

/** The first terminator. A directory holds no subfield delimiter, so one there is a terminator misspelt. */
function endOfDirectory(text: string): number {
  const terminator = text.indexOf('\x1e');
  const delimiter = text.lastIndexOf('\x1f', terminator);
  return delimiter < 0 ? terminator : text.indexOf('\x1f');
}

/** The bytes of each field without its terminator; letters of UTF-8 differ in size, so the text cannot tell. */
function byteSizes(bytes: Buffer, texts: readonly string[]): number[] {
  const sizes: number[] = [];
  const directoryEnd = endOfDirectory(bytes.toString('latin1'));
  let end = bytes.length - 1;
  if (bytes[end - 1] === FIELD_TERMINATOR) end--;
  for (let i = texts.length - 1; i >= 0; i--) {
    const before = i > 0 ? bytes.lastIndexOf(FIELD_TERMINATOR, end - 1) : directoryEnd;
    sizes[i] = end - before - 1;
    end = before;
  }
  return sizes;
}

function doubtLeader(
  leader: string,
  length: number,
  base: number,
  encoding: Encoding,
  warnings: Set<Warning>,
) {
  if (Number(leader.slice(0, 5)) !== length) warnings.add('length-lies');
  if (Number(leader.slice(12, 17)) !== base) warnings.add('base-address-lies');
  if (encoding !== 'ascii' && (leader[9] === 'a') !== encoding.startsWith('utf-8'))
    warnings.add('encoding-lies');
  if (encoding === 'utf-8-with-errors') warnings.add('bad-utf8');
}

function decoderOf(encoding: Encoding, warnings: Set<Warning>): Desk['decode'] {
  return encoding === 'marc-8' ? text => decodeMarc8(text, warning => warnings.add(warning)) : text => text;
}

function fieldOf(tag: string, text: string, desk: Desk): MarcField {
  if (!TAG.test(tag)) desk.warn('odd-tag');
  const first = text.indexOf('\x1f');
  if (first < 0 && !DATA_TAG.test(tag)) return { tag, value: desk.decode(text) };
  const head = first < 0 ? text : text.slice(0, first);
  if (head.length !== 2) desk.warn('odd-indicators');
  const subfields: Subfield[] = [];
  if (head.length > 3) {
    desk.warn('text-before-subfield');
    subfields.push({ code: 'a', value: desk.decode(head.slice(2)) });
  }
  if (first >= 0) readSubfields(text, first, subfields, desk);
  return { tag, ind1: head[0] ?? ' ', ind2: head[1] ?? ' ', subfields };
}

function readSubfields(text: string, first: number, subfields: Subfield[], desk: Desk): void {
  for (let start = first; start < text.length; ) {
    const next = text.indexOf('\x1f', start + 1);
    const end = next < 0 ? text.length : next;
    const code = text.charAt(start + 1);
    if (code <= ' ' || code > '~' || end === start + 1) desk.warn('odd-subfield-code');
    if (end > start + 1) subfields.push({ code, value: desk.decode(text.slice(start + 2, end)) });
    start = end;
  }
}
