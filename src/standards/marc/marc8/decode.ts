import type { Warning } from '../reading.ts';
import { readEscape } from './escape.ts';
import type { GraphicSet } from './graphic-set.ts';
import { basicLatin, extendedLatin } from './latin.ts';

const UNKNOWN = '\ufffd';
const NEEDS_DECODING = /[^ -~]|&#x/;
/** MARC 21 "Lossless technique": a character outside MARC-8 in its Unicode number. */
const REFERENCE = /&#x([0-9A-Fa-f]{2,6});/y;
/** A mark stands before its letter in MARC-8; the superscript alef alone is written after it, as in Unicode. */
const MARK = /^(?!\u0670)\p{M}/u;
/** Controls beyond ASCII that MARC-8 uses: non-sorting begin and end, joiner and non-joiner. */
const controls: ReadonlyMap<number, string> = new Map([
  [0x88, '\u0098'],
  [0x89, '\u009c'],
  [0x8d, '\u200d'],
  [0x8e, '\u200c'],
]);

/**
 * Turns one MARC-8 value into Unicode in NFC. `text` holds one character per byte (latin-1).
 * Each value starts afresh in ASCII and ANSEL, so a forgotten switch back spoils one subfield only.
 * Numeric character references (&#x...;) become their character. What has no meaning becomes U+FFFD.
 */
export function decodeMarc8(text: string, warn: (warning: Warning) => void): string {
  if (!NEEDS_DECODING.test(text)) return text;
  return decodeCodes(text, warn).normalize('NFC');
}

function decodeCodes(text: string, warn: (warning: Warning) => void): string {
  const sets: Record<'g0' | 'g1', GraphicSet> = { g0: basicLatin, g1: extendedLatin };
  let decoded = '';
  let marks = '';
  for (let at = 0; at < text.length; ) {
    const code = text.charCodeAt(at);
    if (code === 0x1b) {
      const switched = readEscape(text, at + 1);
      if (switched) sets[switched.side] = switched.set;
      else {
        warn('bad-marc8');
        decoded += UNKNOWN;
      }
      at += 1 + (switched?.length ?? 0);
      continue;
    }
    const { character, length } = readCode(text, at, code, sets[code < 0x80 ? 'g0' : 'g1'], warn);
    if (character >= '\u0300' && MARK.test(character)) marks += character;
    else if (character !== '') {
      decoded += character + marks;
      marks = '';
    }
    at += length;
  }
  return decoded + marks;
}

interface Code {
  readonly character: string;
  readonly length: number;
}

function readCode(text: string, at: number, code: number, set: GraphicSet, warn: (w: Warning) => void): Code {
  if (code === 0x26) {
    const reference = readReference(text, at);
    if (reference) return reference;
  }
  const triple = set.width === 3 ? set.characters.get(tripleAt(text, at)) : undefined;
  if (triple !== undefined) return { character: triple, length: 3 };
  if (code <= 0x20 || code === 0x7f) return { character: text.charAt(at), length: 1 };
  const control = controls.get(code);
  if (control !== undefined) return { character: control, length: 1 };
  if (set.width === 3) return unknownTriple(text, at, warn);
  const character = set.characters.get(code & 0x7f);
  if (character !== undefined) return { character, length: 1 };
  warn('bad-marc8');
  return { character: UNKNOWN, length: 1 };
}

const tripleAt = (text: string, at: number): number =>
  ((text.charCodeAt(at) & 0x7f) << 16) |
  ((text.charCodeAt(at + 1) & 0x7f) << 8) |
  (text.charCodeAt(at + 2) & 0x7f);

function readReference(text: string, at: number): Code | undefined {
  REFERENCE.lastIndex = at;
  const match = REFERENCE.exec(text);
  if (!match) return undefined;
  const code = Number.parseInt(match[1] ?? '', 16);
  const allowed = code >= 0x20 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
  return allowed ? { character: String.fromCodePoint(code), length: match[0].length } : undefined;
}

/** Three codes of 0x21 to 0x7E without a meaning, or a triple that breaks off: one unknown character. */
function unknownTriple(text: string, at: number, warn: (w: Warning) => void): Code {
  let length = 0;
  for (; length < 3 && at + length < text.length; length++) {
    const code = text.charCodeAt(at + length) & 0x7f;
    if (!(code > 0x20 && code < 0x7f)) break;
  }
  warn(length < 3 ? 'bad-marc8' : 'unknown-eacc');
  return { character: UNKNOWN, length: Math.max(1, length) };
}
