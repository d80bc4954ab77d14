/** A title with the places of its copies, as the index is made from. */
export interface TitleRow {
  readonly edition: number;
  readonly material: string;
  readonly audience: string;
  readonly language: string | null;
  readonly level: string | null;
  readonly authors: readonly string[];
  readonly series: string | null;
  readonly subjects: readonly string[];
  readonly year: number | null;
  /** Days since 1 January 2000. */
  readonly added: number | null;
  readonly loans: number;
  readonly copies: number;
  readonly titleKey: string;
  readonly authorKey: string;
  readonly sortKey: string;
  /** A `tsvector` as text (PostgreSQL, 8.11.1). */
  readonly words: string;
  /** Unit × 2, plus 1 when the copy is on the shelf there. */
  readonly places: readonly number[];
}

/** How a title says one word. */
export interface Saying {
  /** What it adds to the title's rank, as PostgreSQL's `ts_rank` counts it (12.3.3). */
  readonly worth: number;
  /** A bit for each weight that it stands with: D is 1, A is 8. */
  readonly weights: number;
  readonly count: number;
}

/** Weights in the order in which a `tsvector` numbers them. */
const letters = 'DCBA';
const worthOfWeight = [0.05, 0.2, 0.5, 1];

function sayingOf(positions: string): Saying {
  let sum = 0;
  let best = -1;
  let bestAt = 0;
  let count = 0;
  let weights = 0;
  for (const position of positions.split(',')) {
    const weight = Math.max(0, letters.indexOf(position.at(-1) || 'D'));
    const worth = worthOfWeight[weight] ?? 0;
    weights |= 1 << weight;
    sum += worth / (count + 1) ** 2;
    if (worth > best) [best, bestAt] = [worth, count];
    count += 1;
  }
  return { worth: (best + sum - best / (bestAt + 1) ** 2) / 1.64493406685, weights, count };
}

/** Known sayings: titles say most words in the same few ways. */
const sayings = new Map<string, Saying>();

/** Walks along the words of a `tsvector`, each with its places as text; answers how many places they have together. */
export function eachWord(
  words: string,
  take: (word: string, saying: Saying, places: string) => void,
): number {
  let length = 0;
  let at = 0;
  while (at < words.length) {
    let end = words.indexOf("'", at + 1);
    while (words[end + 1] === "'") end = words.indexOf("'", end + 2);
    const word = words.slice(at + 1, end).replaceAll("''", "'");
    const next = words.indexOf(' ', end);
    const stop = next === -1 ? words.length : next;
    const places = words.slice(end + 2, stop);
    // places that differ only by number weigh the same
    const positions = places.replaceAll(/\d+/g, '');
    let known = sayings.get(positions);
    if (!known) {
      known = sayingOf(positions);
      if (sayings.size < 10_000) sayings.set(positions, known);
    }
    take(word, known, places);
    length += known.count;
    at = stop + 1;
  }
  return length;
}

/** Bytes that grow as they are written. */
export class GrowingBytes {
  bytes: Uint8Array;
  size = 0;
  constructor(room: number) {
    this.bytes = new Uint8Array(room);
  }
  add(byte: number): void {
    if (this.size === this.bytes.length) {
      const wider = new Uint8Array(Math.ceil(this.size * 1.5) + 16);
      wider.set(this.bytes);
      this.bytes = wider;
    }
    this.bytes[this.size] = byte;
    this.size += 1;
  }
}

/**
 * Writes places, as a `tsvector` tells them: of each how far it is from the one before, its weight and whether it is the last,
 * in as few bytes as it takes (seven bits a byte, the eighth when more come).
 */
export function writePlaces(places: string, into: GrowingBytes): void {
  let before = 0;
  const each = places.split(',');
  each.forEach((place, number) => {
    const position = Number.parseInt(place, 10) || before + 1;
    const weight = Math.max(0, letters.indexOf(place.at(-1) || 'D'));
    let value = ((position - before) << 3) | (weight << 1) | Number(number === each.length - 1);
    for (; value > 127; value >>>= 7) into.add((value & 127) | 128);
    into.add(value);
    before = position;
  });
}

/** The places that begin here, each as its position × 4 plus its weight; answers where the next begin. */
export function readPlaces(bytes: Uint8Array, from: number, into: number[]): number {
  let at = from;
  let position = 0;
  into.length = 0;
  for (;;) {
    let value = 0;
    let byte = 128;
    for (let shift = 0; byte > 127; shift += 7) {
      byte = bytes[at] ?? 0;
      value |= (byte & 127) << shift;
      at += 1;
    }
    position += value >>> 3;
    into.push(position * 4 + ((value >>> 1) & 3));
    if ((value & 1) === 1) return at;
  }
}
