import { inflateSync } from 'node:zlib';
import { isWord, scanner } from './scanner.ts';
import { isDict, nameOf, type PdfDict, type PdfRef, type PdfStream, type PdfValue } from './value.ts';

/** Bytes of one stream. */
const mostUnpacked = 128 * 1024 ** 2;

/** A PDF that was opened. Objects are read when they are asked for. */
export interface Pdf {
  readonly bytes: Buffer;
  readonly trailer: PdfDict;
  /** How many objects it may hold. */
  readonly size: number;
  /** What a reference leads to, through others; any other value is itself. */
  resolve(value: PdfValue | undefined): PdfValue;
  /** An entry of a dictionary, resolved; null for anything else. */
  entry(of: PdfValue | undefined, key: string): PdfValue;
  /** The bytes of a stream, unpacked. Throws for another packing than Flate without predictor, and for what unpacks to too much. */
  data(stream: PdfStream): Buffer;
  /** Page dictionaries in order. */
  readonly pages: readonly PdfDict[];
}

/** Where each object lies, newest first: a table may follow an earlier one (ISO 32000-1, 7.5.4 and 7.5.6). */
function readTables(bytes: Buffer): { places: ReadonlyMap<number, number>; trailer: PdfDict } {
  const places = new Map<number, number>();
  let newest: PdfDict | undefined;
  const last = bytes.lastIndexOf('startxref');
  let from: number | undefined =
    last < 0 ? undefined : Number(/\d+/.exec(bytes.toString('latin1', last, last + 40))?.[0]);
  while (from !== undefined) {
    const read = scanner(bytes, from, true);
    const first = read.next();
    if (!isWord(first) || first.word !== 'xref') throw new Error('the file has no table of objects');
    for (;;) {
      const start = read.next();
      if (isWord(start)) break;
      const count = Number(read.next());
      for (let n = 0; n < count; n += 1) {
        const place = Number(read.next());
        read.next();
        const kind = read.next();
        const number = Number(start) + n;
        if (isWord(kind) && kind.word === 'n' && !places.has(number)) places.set(number, place);
      }
    }
    const trailer = read.next();
    if (trailer === undefined || isWord(trailer) || !isDict(trailer))
      throw new Error('the file has no trailer');
    newest ??= { type: 'dict', entries: trailer.entries };
    const before = trailer.entries.get('Prev');
    from = typeof before === 'number' && before < from ? before : undefined;
  }
  if (!newest) throw new Error('this is no PDF');
  return { places, trailer: newest };
}

/**
 * Opens a PDF with a plain table of objects, as ours have; throws for one that is broken, encrypted, or keeps its objects in
 * streams.
 */
export function readPdf(bytes: Buffer): Pdf {
  const { places, trailer } = readTables(bytes);
  const known = new Map<number, PdfValue>();

  function object(number: number): PdfValue {
    const place = places.get(number);
    if (place === undefined) return null;
    const read = scanner(bytes, place, true);
    if (read.next() !== number) throw new Error(`object ${number} is not where the table says`);
    read.next();
    read.next();
    const value = read.next();
    if (value === undefined || isWord(value)) throw new Error(`object ${number} is empty`);
    const end = read.at();
    const after = read.next();
    if (!isWord(after) || after.word !== 'stream' || !isDict(value)) return value;
    const begin = bytes.indexOf('stream', end) + 6;
    const from = bytes[begin] === 13 ? begin + 2 : begin + 1;
    const length = Number(resolve(value.entries.get('Length')));
    return { type: 'stream', entries: value.entries, raw: bytes.subarray(from, from + length) };
  }

  function resolve(value: PdfValue | undefined): PdfValue {
    let found: PdfValue = value ?? null;
    for (let depth = 0; depth < 20; depth += 1) {
      if (typeof found !== 'object' || found === null || !('type' in found) || found.type !== 'ref')
        return found;
      const { number }: PdfRef = found;
      if (!known.has(number)) known.set(number, object(number));
      found = known.get(number) ?? null;
    }
    return null;
  }

  const entry = (of: PdfValue | undefined, key: string): PdfValue => {
    const dict = resolve(of);
    return isDict(dict) ? resolve(dict.entries.get(key)) : null;
  };

  function pagesOf(node: PdfValue, depth: number): PdfDict[] {
    if (!isDict(node) || depth > 40) return [];
    if (nameOf(entry(node, 'Type')) === 'Page') return [{ type: 'dict', entries: node.entries }];
    const kids = entry(node, 'Kids');
    return Array.isArray(kids) ? kids.flatMap((kid: PdfValue) => pagesOf(resolve(kid), depth + 1)) : [];
  }

  return {
    bytes,
    trailer,
    size: Math.max(0, ...places.keys()) + 1,
    resolve,
    entry,
    data: ({ entries, raw }) => {
      const filter = resolve(entries.get('Filter'));
      const [only] = Array.isArray(filter) ? filter : [filter];
      if (only === null || only === undefined) return raw;
      if (nameOf(only) !== 'FlateDecode')
        throw new Error(`a stream is packed by ${nameOf(only) ?? 'something'}`);
      return inflateSync(raw, { maxOutputLength: mostUnpacked });
    },
    pages: pagesOf(entry(entry(trailer, 'Root'), 'Pages'), 0),
  };
}
