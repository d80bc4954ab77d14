import type { PdfString, PdfValue, PdfWord } from './value.ts';

/** Reads values and words one after another (ISO 32000-1, 7.2 and 7.3). Throws on what is neither. */
export interface Scanner {
  /** The next value or word; undefined at the end. */
  next(): PdfValue | PdfWord | undefined;
  /** Where it stands, in bytes. */
  at(): number;
  /** From behind `ID` to before the `EI` that ends a picture (ISO 32000-1, 8.9.7). */
  skipPicture(): void;
}

export const isWord = (value: PdfValue | PdfWord | undefined): value is PdfWord =>
  typeof value === 'object' && value !== null && 'type' in value && value.type === 'word';

const white = new Set([0, 9, 10, 12, 13, 32]);
const delimiters = new Set([...'()<>[]{}/%'].map(sign => sign.charCodeAt(0)));
const escapes: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, b: 8, f: 12 };

/** A string in brackets, from behind the first; answers where it ends. */
function literal(bytes: Buffer, from: number): { value: PdfString; end: number } {
  const read: number[] = [];
  let [at, depth] = [from, 1];
  for (; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte === 0x5c) {
      const octal = /^[0-7]{1,3}/.exec(bytes.toString('latin1', at + 1, at + 4))?.[0];
      if (octal !== undefined) {
        read.push(Number.parseInt(octal, 8) & 0xff);
        at += octal.length;
        continue;
      }
      at += 1;
      const sign = String.fromCharCode(bytes[at] ?? 0);
      if (sign === '\r' && bytes[at + 1] === 10) at += 1;
      if (sign !== '\n' && sign !== '\r') read.push(escapes[sign] ?? bytes[at] ?? 0);
      continue;
    }
    if (byte === 0x28) depth += 1;
    if (byte === 0x29) depth -= 1;
    if (depth === 0) return { value: { type: 'string', bytes: Buffer.from(read) }, end: at + 1 };
    read.push(byte);
  }
  throw new Error('a string does not end');
}

/** Opens a scanner. `references`: whether `4 0 R` is a value, as in a file but not in what a page draws. */
export function scanner(bytes: Buffer, from: number, references: boolean): Scanner {
  let at = from;
  const skip = (): void => {
    for (;;) {
      while (at < bytes.length && white.has(bytes[at] ?? 0)) at += 1;
      if (bytes[at] !== 0x25) return;
      while (at < bytes.length && bytes[at] !== 10 && bytes[at] !== 13) at += 1;
    }
  };
  const regular = (): string => {
    const begin = at;
    while (at < bytes.length && !white.has(bytes[at] ?? 0) && !delimiters.has(bytes[at] ?? 0)) at += 1;
    return bytes.toString('latin1', begin, at);
  };
  const name = (): string =>
    regular().replaceAll(/#([0-9a-fA-F]{2})/g, (_, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    );
  const until = (end: string): PdfValue[] => {
    const values: PdfValue[] = [];
    for (;;) {
      const value = next();
      if (value === undefined) throw new Error(`${end} is missing`);
      if (!isWord(value)) values.push(value);
      else if (value.word === end) return values;
      else throw new Error(`“${value.word}” stands where a value should`);
    }
  };
  function next(): PdfValue | PdfWord | undefined {
    skip();
    if (at >= bytes.length) return undefined;
    const sign = String.fromCharCode(bytes[at] ?? 0);
    if (sign === '/') {
      at += 1;
      return { type: 'name', name: name() };
    }
    if (sign === '(') {
      const { value, end } = literal(bytes, at + 1);
      at = end;
      return value;
    }
    if (sign === '[') {
      at += 1;
      return until(']');
    }
    if (sign === '<' && bytes[at + 1] === 0x3c) {
      at += 2;
      const pairs = until('>>');
      const entries = new Map<string, PdfValue>();
      for (let n = 0; n + 1 < pairs.length; n += 2) {
        const key = pairs[n];
        if (typeof key === 'object' && key !== null && 'type' in key && key.type === 'name')
          entries.set(key.name, pairs[n + 1] ?? null);
      }
      return { type: 'dict', entries };
    }
    if (sign === '<') {
      const end = bytes.indexOf(0x3e, at);
      const hex = bytes.toString('latin1', at + 1, end).replaceAll(/\s/g, '');
      at = end + 1;
      return { type: 'string', bytes: Buffer.from(hex.length % 2 ? `${hex}0` : hex, 'hex') };
    }
    if (sign === '>' && bytes[at + 1] === 0x3e) {
      at += 2;
      return { type: 'word', word: '>>' };
    }
    if (delimiters.has(bytes[at] ?? 0)) {
      at += 1;
      return { type: 'word', word: sign };
    }
    if (references && /\d/.test(sign)) {
      const found = /^(\d+)\s+\d+\s+R\b/.exec(bytes.toString('latin1', at, at + 30));
      if (found) {
        at += found[0].length;
        return { type: 'ref', number: Number(found[1]) };
      }
    }
    const word = regular();
    if (/^[+-]?(\d+\.?\d*|\.\d+)$/.test(word)) return Number(word);
    if (word === 'true' || word === 'false') return word === 'true';
    return word === 'null' ? null : { type: 'word', word };
  }
  const skipPicture = (): void => {
    let end = bytes.indexOf('EI', at);
    const stands = (): boolean =>
      white.has(bytes[end - 1] ?? 0) && (end + 2 >= bytes.length || white.has(bytes[end + 2] ?? 0));
    while (end >= 0 && !stands()) end = bytes.indexOf('EI', end + 1);
    at = end < 0 ? bytes.length : end;
  };
  return { next, at: () => at, skipPicture };
}
