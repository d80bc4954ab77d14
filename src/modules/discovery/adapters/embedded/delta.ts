import { Bits } from './bits.ts';
import { type Columns, GrowingColumns, resized } from './columns.ts';
import type { NameBook } from './names.ts';
import type { Postings } from './postings.ts';
import type { Segment } from './segment.ts';
import { eachWord, GrowingBytes, readPlaces, type TitleRow, writePlaces } from './title-row.ts';
import { bitsIn, type Letters, lettersOf, longest } from './letters.ts';
import { writtenIn } from './written.ts';
import { WorthBook } from './worth-book.ts';

/** The documents of a word, as they come. */
class GrowingPostings implements Postings {
  values = new Uint32Array(2);
  readonly from = 0;
  to = 0;
  readonly #places: Uint8Array[] = [];

  add(value: number, places: Uint8Array): void {
    if (this.to === this.values.length) this.values = resized(this.values, this.to * 2);
    this.values[this.to] = value;
    this.#places.push(places);
    this.to += 1;
  }

  places(at: number, into: number[]): void {
    readPlaces(this.#places[at] ?? new Uint8Array([1]), 0, into);
  }
}

/** Words of one length, with the bits of their letters. */
interface Alike {
  readonly words: string[];
  readonly bits: number[];
}

const firstLetters = 3;

/** What changed since the base was made, by the title's number; the last word on each title counts. */
export class Delta implements Segment {
  readonly names: NameBook;
  readonly #growing: GrowingColumns;
  readonly #words = new Map<string, GrowingPostings>();
  readonly #written = new Map<string, number>();
  readonly #byLength: Alike[] = Array.from({ length: longest + 1 }, () => ({ words: [], bits: [] }));
  /** The words by their first letters, to find those that begin in some way. */
  readonly #begun = new Map<string, string[]>();
  readonly #docs = new Map<number, number>();
  readonly #worths = new WorthBook();
  dead = new Uint8Array(64);

  constructor(names: NameBook) {
    this.names = names;
    this.#growing = new GrowingColumns(names);
  }

  get size(): number {
    return this.#growing.size;
  }
  get columns(): Columns {
    return this.#growing.columns;
  }
  get worths(): Float64Array {
    return this.#worths.worths;
  }
  get weights(): Uint8Array {
    return this.#worths.weights;
  }

  /** Forgets what was said of a title here. */
  drop(edition: number): void {
    const doc = this.#docs.get(edition);
    if (doc !== undefined) this.dead[doc] = 1;
    this.#docs.delete(edition);
  }

  written(word: string): number {
    return this.#written.get(word) ?? 0;
  }

  eachLike({ bits, length }: Letters, most: number, take: (word: string, titles: number) => void): void {
    for (const alike of this.#byLength.slice(Math.max(0, length - most), length + most + 1))
      for (let at = 0; at < alike.bits.length; at += 1) {
        if (bitsIn((alike.bits[at] ?? 0) ^ bits) > 2 * most) continue;
        const word = alike.words[at] ?? '';
        take(word, this.written(word));
      }
  }

  bits(): Bits {
    return new Bits(this.size);
  }

  docOf(edition: number): number | undefined {
    return this.#docs.get(edition);
  }

  put(row: TitleRow): void {
    this.drop(row.edition);
    const doc = this.size;
    if (doc === this.dead.length) this.dead = resized(this.dead, doc * 2);
    const length = eachWord(row.words, (word, saying, places) => {
      const bytes = new GrowingBytes(places.length);
      writePlaces(places, bytes);
      this.#postingsOf(word).add(
        doc * 256 + this.#worths.codeOf(saying),
        bytes.bytes.subarray(0, bytes.size),
      );
    });
    this.#docs.set(row.edition, this.#growing.add(row, length));
    for (const word of writtenIn(row)) this.#write(word);
  }

  #write(word: string): void {
    const titles = this.#written.get(word) ?? 0;
    this.#written.set(word, titles + 1);
    if (titles > 0) return;
    const { bits, length } = lettersOf(word);
    this.#byLength[length]?.words.push(word);
    this.#byLength[length]?.bits.push(bits);
  }

  #postingsOf(word: string): GrowingPostings {
    const known = this.#words.get(word);
    if (known) return known;
    const fresh = new GrowingPostings();
    this.#words.set(word, fresh);
    const first = word.slice(0, firstLetters);
    const alike = this.#begun.get(first);
    if (alike) alike.push(word);
    else this.#begun.set(first, [word]);
    return fresh;
  }

  postings(word: string): Postings | undefined {
    return this.#words.get(word);
  }

  sizeOfBeginning(text: string): number {
    return this.beginning(text).reduce((sum, { from, to }) => sum + to - from, 0);
  }

  beginning(text: string): readonly Postings[] {
    const words =
      text.length < firstLetters ? this.#words.keys() : (this.#begun.get(text.slice(0, firstLetters)) ?? []);
    const found: Postings[] = [];
    for (const word of words) if (word.startsWith(text)) found.push(this.#postingsOf(word));
    return found;
  }
}
