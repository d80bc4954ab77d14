import { Bits } from './bits.ts';
import type { Columns } from './columns.ts';
import { type NameBook, nameBook, type NameKind, nameKinds } from './names.ts';
import type { Postings } from './postings.ts';
import type { Segment } from './segment.ts';
import { type TextArrays, Texts } from './texts.ts';
import { readPlaces } from './title-row.ts';
import { bitsIn, type Letters, longest } from './letters.ts';

/** Beginnings of words up to this length are thought of beforehand. */
const longestBegun = 6;

/** So many sets of documents are used again. */
const mostBits = 4;

/** The places of so many values lie behind one known beginning. */
export const block = 16;

/** The arrays of a base, each on memory that threads share. */
export interface BaseArrays extends Columns {
  readonly worths: Float64Array;
  readonly weights: Uint8Array;
  /** Postings of all words behind one another, in the order of the words. */
  readonly values: Uint32Array;
  /** Where the postings of a word begin; one more than there are words. */
  readonly valuesFrom: Uint32Array;
  /** The places of each value, as `writePlaces` writes them, and where those of each `block` of values begin. */
  readonly places: Uint8Array;
  readonly placesFrom: Uint32Array;
  /** Of each word: how many titles have it as it is written. */
  readonly written: Uint32Array;
  /** Words that any title has so, by their place, the shortest first; the bits of their letters; and where each length begins. */
  readonly spelt: Uint32Array;
  readonly letters: Uint32Array;
  readonly lengthFrom: Uint32Array;
  /** Of each unit the documents that have a copy there: number × 256, plus 1 when one is on the shelf; and where each unit begins. */
  readonly held: Uint32Array;
  readonly heldFrom: Uint32Array;
  /** Documents in the order of `titleHash`. */
  readonly byTitle: Uint32Array;
  readonly wordText: Uint8Array;
  readonly wordFrom: Uint32Array;
}

/** The arrays with the names that codes stand for, by the kind: `authorText`, `authorFrom`, … */
export type NameArrays = Readonly<Record<`${NameKind}Text`, Uint8Array>> &
  Readonly<Record<`${NameKind}From`, Uint32Array>>;

/** Everything of a base: it can be sent to a thread without being copied. */
export interface BaseData {
  readonly size: number;
  readonly arrays: BaseArrays & NameArrays;
}

class BasePostings implements Postings {
  readonly values: Uint32Array;
  readonly from: number;
  readonly to: number;
  readonly #arrays: BaseArrays;

  constructor(arrays: BaseArrays, word: number) {
    this.values = arrays.values;
    this.from = arrays.valuesFrom[word] ?? 0;
    this.to = arrays.valuesFrom[word + 1] ?? 0;
    this.#arrays = arrays;
  }

  places(at: number, into: number[]): void {
    const { places, placesFrom } = this.#arrays;
    let from = placesFrom[Math.floor(at / block)] ?? 0;
    for (let before = at % block; before >= 0; before -= 1) from = readPlaces(places, from, into);
  }
}

/** All titles as they stood when it was made. Its arrays never change; each thread keeps for itself which titles were overtaken. */
export class Base implements Segment {
  readonly size: number;
  readonly columns: Columns;
  readonly names: NameBook;
  readonly worths: Float64Array;
  readonly weights: Uint8Array;
  readonly dead: Uint8Array;
  readonly #arrays: BaseArrays;
  readonly #words: Texts;
  readonly #overtaken: number[] = [];
  #isSorted = true;
  readonly #bits: Bits[] = [];
  #lent = 0;

  constructor({ size, arrays }: BaseData) {
    this.size = size;
    this.columns = arrays;
    const texts = nameKinds.map((kind): [NameKind, TextArrays] => [
      kind,
      { text: arrays[`${kind}Text`], from: arrays[`${kind}From`] },
    ]);
    this.names = nameBook(Object.fromEntries(texts) as Record<NameKind, TextArrays>);
    this.worths = arrays.worths;
    this.weights = arrays.weights;
    this.dead = new Uint8Array(size);
    this.#arrays = arrays;
    this.#words = new Texts({ text: arrays.wordText, from: arrays.wordFrom });
  }

  postings(word: string): Postings | undefined {
    const place = this.#words.find(word);
    return place === -1 ? undefined : new BasePostings(this.#arrays, place);
  }

  /** The titles that have a copy at a unit, the word for it being 1 when one is on the shelf there. */
  copiesAt(unit: number): Postings {
    const { held: values, heldFrom } = this.#arrays;
    return { values, from: heldFrom[unit] ?? 0, to: heldFrom[unit + 1] ?? 0, places: () => {} };
  }

  beginning(text: string): readonly Postings[] {
    const [from, to] = this.#words.beginning(text);
    return Array.from({ length: to - from }, (_, place) => new BasePostings(this.#arrays, from + place));
  }

  sizeOfBeginning(text: string): number {
    const { valuesFrom } = this.#arrays;
    const [from, to] = this.#words.beginning(text);
    return (valuesFrom[to] ?? 0) - (valuesFrom[from] ?? 0);
  }

  /** The words as titles and authors write them, so many at a time. */
  *spelt(most: number): Generator<string[]> {
    const { spelt } = this.#arrays;
    for (let from = 0; from < spelt.length; from += most)
      yield Array.from(spelt.subarray(from, from + most), place => this.#words.at(place));
  }

  written(word: string): number {
    const place = this.#words.find(word);
    return place === -1 ? 0 : (this.#arrays.written[place] ?? 0);
  }

  eachLike({ bits, length }: Letters, most: number, take: (word: string, titles: number) => void): void {
    const { written, spelt, letters, lengthFrom } = this.#arrays;
    const to = lengthFrom[Math.min(length + most, longest) + 1] ?? 0;
    for (let at = lengthFrom[Math.max(0, length - most)] ?? to; at < to; at += 1) {
      if (bitsIn((letters[at] ?? 0) ^ bits) > 2 * most) continue;
      const place = spelt[at] ?? 0;
      take(this.#words.at(place), written[place] ?? 0);
    }
  }

  bits(): Bits {
    const bits = this.#bits[this.#lent] ?? new Bits(this.size);
    this.#bits[this.#lent] = bits;
    this.#lent += 1;
    bits.clear();
    return bits;
  }

  /** What was lent for the question before is free again. */
  beginQuestion(): void {
    this.#lent = 0;
    // who asked for very many at once hardly asks again
    this.#bits.length = Math.min(this.#bits.length, mostBits);
  }

  docOf(edition: number): number | undefined {
    const { edition: editions } = this.columns;
    let low = 0;
    let high = this.size - 1;
    while (low <= high) {
      const middle = (low + high) >>> 1;
      const found = editions[middle] ?? 0;
      if (found === edition) return middle;
      if (found < edition) low = middle + 1;
      else high = middle - 1;
    }
    return undefined;
  }

  /** The documents whose title has this hash, ascending. */
  titled(hash: number): Uint32Array {
    const { byTitle, titleHash } = this.#arrays;
    const reach = (wanted: number) => {
      let low = 0;
      let high = byTitle.length;
      while (low < high) {
        const middle = (low + high) >>> 1;
        if ((titleHash[byTitle[middle] ?? 0] ?? 0) < wanted) low = middle + 1;
        else high = middle;
      }
      return low;
    };
    return byTitle.subarray(reach(hash), reach(hash + 1));
  }

  /** Leaves a title out: it is gone, or its newer state stands in the delta. */
  drop(edition: number): void {
    const doc = this.docOf(edition);
    if (doc === undefined || this.dead[doc] === 1) return;
    this.dead[doc] = 1;
    this.#overtaken.push(doc);
    this.#isSorted = false;
  }

  /** The documents that are left out, ascending. */
  get overtaken(): readonly number[] {
    if (!this.#isSorted) this.#overtaken.sort((a, b) => a - b);
    this.#isSorted = true;
    return this.#overtaken;
  }

  /** Words that so many documents have at least, and beginnings of words (with an asterisk) that have as many; the commonest first. */
  frequent(least: number): string[] {
    const { valuesFrom } = this.#arrays;
    const found: { readonly key: string; readonly documents: number }[] = [];
    const take = (key: string, from: number, to: number) => {
      const documents = (valuesFrom[to] ?? 0) - (valuesFrom[from] ?? 0);
      if (documents >= least) found.push({ key, documents });
    };
    /** Where the words begin that begin as the last one does, by the length of what they have alike. */
    const begun: number[] = [];
    let last = '';
    for (let place = 0; place <= this.#words.size; place += 1) {
      const word = place < this.#words.size ? this.#words.at(place) : '';
      let alike = 0;
      while (alike < begun.length && word[alike] === last[alike]) alike += 1;
      for (; begun.length > alike; begun.pop())
        take(`${last.slice(0, begun.length)}*`, begun.at(-1) ?? 0, place);
      if (place === this.#words.size) break;
      while (begun.length < Math.min(word.length, longestBegun)) begun.push(place);
      take(word, place, place + 1);
      last = word;
    }
    return found.toSorted((a, b) => b.documents - a.documents).map(({ key }) => key);
  }
}
