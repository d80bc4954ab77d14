import { wordsOf } from './fold.ts';
import type { StemOf } from './stems.ts';

/** What is said of a title, by how much a word in it weighs. */
export interface Said {
  /** Title, subtitle and part. */
  readonly title: string;
  /** Authors and series. */
  readonly names: string;
  /** Subjects and genre. */
  readonly subjects: string;
  /** Publisher, level, summary, contents and ISBNs. */
  readonly rest: string;
}

/** Enough for any title; what comes after cannot be found. A `tsvector` has limits (PostgreSQL, 12.11). */
const longest = { text: 30_000, word: 500, position: 16_383, places: 255 };

/** In titles and names a word is found as it is written too: that is what is typed first, and letter by letter. */
const fields = [
  { name: 'title', weight: 3, isWritten: true },
  { name: 'names', weight: 2, isWritten: true },
  { name: 'subjects', weight: 1, isWritten: false },
  { name: 'rest', weight: 0, isWritten: false },
] as const;

/** Each stem with its places, in order: the weight (A is 3, D is 0) in the two bits above a position from 1. */
export type TitleVector = ReadonlyMap<string, readonly number[]>;

const positionBits = 14;
const positionOf = (place: number): number => place & longest.position;

/** Adds a place; of places at one position the first counts. */
function add(vector: Map<string, number[]>, lexeme: string, place: number): void {
  const places = vector.get(lexeme);
  if (!places) vector.set(lexeme, [place]);
  else if (places.length < longest.places && positionOf(places.at(-1) ?? 0) < positionOf(place))
    places.push(place);
}

/**
 * The stems of a title; between fields no phrase goes on. Words whose stem is not known are put into `missing`; the answer is
 * then not complete.
 */
export function vectorOf(said: Said, stemOf: StemOf, missing: Set<string>): TitleVector {
  const vector = new Map<string, number[]>();
  let position = 0;
  for (const { name, weight, isWritten } of fields) {
    for (const word of wordsOf(said[name].slice(0, longest.text))) {
      if (word.length > longest.word) continue;
      position += 1;
      const stem = stemOf(word);
      if (stem === undefined) missing.add(word);
      const place = (weight << positionBits) | Math.min(position, longest.position);
      add(vector, stem ?? word, place);
      if (isWritten && stem !== undefined && stem !== word) add(vector, word, place);
    }
    position += 1;
  }
  return vector;
}

/** The object identifier of the type `tsvector` (PostgreSQL, pg_type). */
const tsvector = 3614;

/** Bytes that a vector takes at most. */
function roomFor(vector: TitleVector): number {
  let room = 8;
  for (const [lexeme, places] of vector) room += 3 * lexeme.length + 3 + 2 * places.length;
  return room;
}

/**
 * Vectors as PostgreSQL receives a `tsvector[]` in binary (`array_recv`, `tsvectorrecv`): a third of the work of reading them as
 * text. An array says how many dimensions, whether it holds nulls, of which type, how many from where; each element its length;
 * a vector the number of its lexemes, and of each the letters, a nought, the number of places and the places.
 */
export function binaryOf(vectors: readonly TitleVector[]): Buffer {
  const bytes = Buffer.allocUnsafe(vectors.reduce((room, vector) => room + roomFor(vector), 20));
  let at = 0;
  for (const value of [1, 0, tsvector, vectors.length, 1]) at = bytes.writeInt32BE(value, at);
  for (const vector of vectors) {
    const start = at;
    at = bytes.writeInt32BE(vector.size, start + 4);
    for (const [lexeme, places] of vector) {
      at += bytes.write(lexeme, at);
      at = bytes.writeUInt16BE(places.length, bytes.writeUInt8(0, at));
      for (const place of places) at = bytes.writeUInt16BE(place, at);
    }
    bytes.writeInt32BE(at - start - 4, start);
  }
  return bytes.subarray(0, at);
}
