import { type Columns, GrowingColumns, resized } from './columns.ts';
import type { NameBook } from './names.ts';
import type { Postings } from './postings.ts';
import type { Segment } from './segment.ts';
import { eachWord, GrowingBytes, readPlaces, type TitleRow, writePlaces } from './title-row.ts';
import { bitsIn, type Letters, lettersOf } from './letters.ts';
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

/** What changed since the base was made, by the title's number; the last word on each title counts. */
export class Delta implements Segment {
  readonly names: NameBook;
  readonly #growing: GrowingColumns;
  readonly #words = new Map<string, GrowingPostings>();
  readonly #written = new Map<string, number>();
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

  eachLike({ bits }: Letters, most: number, take: (word: string, titles: number) => void): void {
    for (const [word, titles] of this.#written)
      if (bitsIn(lettersOf(word).bits ^ bits) <= 2 * most) take(word, titles);
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
      const list = this.#words.get(word) ?? new GrowingPostings();
      list.add(doc * 256 + this.#worths.codeOf(saying), bytes.bytes.subarray(0, bytes.size));
      this.#words.set(word, list);
    });
    this.#docs.set(row.edition, this.#growing.add(row, length));
    for (const word of writtenIn(row)) this.#written.set(word, (this.#written.get(word) ?? 0) + 1);
  }

  postings(word: string): Postings | undefined {
    return this.#words.get(word);
  }

  beginning(text: string): readonly Postings[] {
    return [...this.#words].filter(([word]) => word.startsWith(text)).map(([, postings]) => postings);
  }
}
