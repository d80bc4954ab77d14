import type { Postings } from './segment.ts';

/** Walks along the documents of a word, forwards only. */
export class Cursor {
  readonly #values: Uint32Array;
  readonly #to: number;
  readonly #worths: Float64Array;
  #at: number;

  constructor({ values, from, to }: Postings, worths: Float64Array) {
    this.#values = values;
    this.#at = from;
    this.#to = to;
    this.#worths = worths;
  }

  get length(): number {
    return this.#to - this.#at;
  }

  /** The document it stands at; -1 past the last. */
  get doc(): number {
    return this.#at < this.#to ? (this.#values[this.#at] ?? 0) >>> 8 : -1;
  }

  next(): void {
    this.#at += 1;
  }

  /** Steps, wider each time and then back by halves, to this document or the first after it; whether it has this one. */
  has(doc: number): boolean {
    const values = this.#values;
    const wanted = doc * 256;
    let low = this.#at;
    if (low >= this.#to) return false;
    if ((values[low] ?? 0) < wanted) {
      let step = 1;
      while (low + step < this.#to && (values[low + step] ?? 0) < wanted) {
        low += step;
        step *= 2;
      }
      let high = Math.min(low + step, this.#to);
      while (low + 1 < high) {
        const middle = (low + high) >>> 1;
        if ((values[middle] ?? 0) < wanted) low = middle;
        else high = middle;
      }
      this.#at = high;
    }
    return this.#at < this.#to && (values[this.#at] ?? 0) >>> 8 === doc;
  }

  /** What the word is worth in the document it stands at. */
  get worth(): number {
    return this.#worths[(this.#values[this.#at] ?? 0) & 255] ?? 0;
  }
}
