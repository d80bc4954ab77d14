import type { Columns } from './columns.ts';
import type { Postings, Segment } from './segment.ts';

/** The arrays of a base, each on memory that threads share. */
export interface BaseArrays extends Columns {
  readonly worths: Float64Array;
  /** Postings of all words behind one another, in the order of the words. */
  readonly values: Uint32Array;
  /** Where the postings of a word begin; one more than there are words. */
  readonly valuesFrom: Uint32Array;
  /** The words in UTF-8, ascending by their bytes, behind one another. */
  readonly text: Uint8Array;
  readonly textFrom: Uint32Array;
}

/** Everything of a base: it can be sent to a thread without being copied. */
export interface BaseData {
  readonly size: number;
  readonly materials: readonly string[];
  readonly audiences: readonly string[];
  readonly languages: readonly string[];
  readonly units: readonly number[];
  readonly arrays: BaseArrays;
}

const encoder = new TextEncoder();

/** All titles as they stood when it was made. Its arrays never change; each thread keeps for itself which titles were overtaken. */
export class Base implements Segment {
  readonly size: number;
  readonly columns: Columns;
  readonly materials: readonly string[];
  readonly audiences: readonly string[];
  readonly languages: readonly string[];
  readonly units: readonly number[];
  readonly worths: Float64Array;
  readonly #arrays: BaseArrays;
  readonly #dead: Uint8Array;

  constructor({ size, materials, audiences, languages, units, arrays }: BaseData) {
    this.size = size;
    this.columns = arrays;
    this.materials = materials;
    this.audiences = audiences;
    this.languages = languages;
    this.units = units;
    this.worths = arrays.worths;
    this.#arrays = arrays;
    this.#dead = new Uint8Array(size);
  }

  postings(word: string): Postings | undefined {
    const { values, valuesFrom } = this.#arrays;
    const place = this.#find(encoder.encode(word));
    if (place === undefined) return undefined;
    return { values, from: valuesFrom[place] ?? 0, to: valuesFrom[place + 1] ?? 0 };
  }

  #find(wanted: Uint8Array): number | undefined {
    const { text, textFrom } = this.#arrays;
    let low = 0;
    let high = textFrom.length - 2;
    while (low <= high) {
      const middle = (low + high) >>> 1;
      const order = compareBytes(text, textFrom[middle] ?? 0, textFrom[middle + 1] ?? 0, wanted);
      if (order === 0) return middle;
      if (order < 0) low = middle + 1;
      else high = middle - 1;
    }
    return undefined;
  }

  /** Leaves a title out: it is gone, or its newer state stands in the delta. */
  drop(edition: number): void {
    const { edition: editions } = this.columns;
    let low = 0;
    let high = this.size - 1;
    while (low <= high) {
      const middle = (low + high) >>> 1;
      const found = editions[middle] ?? 0;
      if (found === edition) this.#dead[middle] = 1;
      if (found < edition) low = middle + 1;
      else high = middle - 1;
    }
  }

  isDead(doc: number): boolean {
    return this.#dead[doc] === 1;
  }
}

function compareBytes(text: Uint8Array, from: number, to: number, wanted: Uint8Array): number {
  const length = Math.min(to - from, wanted.length);
  for (let place = 0; place < length; place += 1) {
    const difference = (text[from + place] ?? 0) - (wanted[place] ?? 0);
    if (difference !== 0) return difference;
  }
  return to - from - wanted.length;
}
