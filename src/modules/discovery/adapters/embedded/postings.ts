import { type Among, type Matcher, past } from './matcher.ts';

/** Documents that have a word, ascending: number × 256, plus the code of how it is said there. */
export interface Postings {
  readonly values: Uint32Array;
  readonly from: number;
  readonly to: number;
  /** The places of the word in the document of one of its values, each as position × 4 plus weight (A is 3). */
  places(at: number, into: number[]): void;
}

/** Walks along the documents of a word, forwards only. */
export class Cursor implements Matcher {
  readonly #postings: Postings;
  readonly #values: Uint32Array;
  readonly #to: number;
  #at: number;

  constructor(postings: Postings) {
    this.#postings = postings;
    this.#values = postings.values;
    this.#at = postings.from;
    this.#to = postings.to;
  }

  get size(): number {
    return this.#to - this.#at;
  }

  /** Steps, wider each time and then back by halves. */
  seek(doc: number): number {
    const values = this.#values;
    const to = this.#to;
    const wanted = doc * 256;
    let low = this.#at;
    if (low >= to) return past;
    if ((values[low] ?? 0) >= wanted) return (values[low] ?? 0) >>> 8;
    let step = 1;
    while (low + step < to && (values[low + step] ?? 0) < wanted) {
      low += step;
      step *= 2;
    }
    let high = Math.min(low + step, to);
    while (low + 1 < high) {
      const middle = (low + high) >>> 1;
      if ((values[middle] ?? 0) < wanted) low = middle;
      else high = middle;
    }
    this.#at = high;
    return high < to ? (values[high] ?? 0) >>> 8 : past;
  }

  fill(into: Uint32Array, among: Among | undefined): number {
    const values = this.#values;
    const to = this.#to;
    let size = 0;
    for (let at = this.#at; at < to; at += 1) {
      const doc = (values[at] ?? 0) >>> 8;
      if (among !== undefined && !among.has(doc)) continue;
      into[size] = doc;
      size += 1;
    }
    return size;
  }

  /** How the word is said in the document it stands at, as a code. */
  get code(): number {
    return (this.#values[this.#at] ?? 0) & 255;
  }

  places(into: number[]): void {
    this.#postings.places(this.#at, into);
  }
}
