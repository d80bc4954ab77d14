import { type Columns, GrowingColumns, resized } from './columns.ts';
import { eachWord, type TitleRow } from './title-row.ts';
import { WorthBook } from './worth-book.ts';

/** Documents that have a word, ascending: number × 256, plus the code of what the word is worth there. */
export interface Postings {
  readonly values: Uint32Array;
  readonly from: number;
  readonly to: number;
}

/** A set of documents that can be searched: the base that every thread shares, or what changed since it was made. */
export interface Segment {
  readonly size: number;
  readonly columns: Columns;
  readonly materials: readonly string[];
  readonly audiences: readonly string[];
  readonly languages: readonly string[];
  readonly units: readonly number[];
  /** What a word is worth in a document, by code. */
  readonly worths: Float64Array;
  postings(word: string): Postings | undefined;
  /** Whether the document was overtaken by a later one. */
  isDead(doc: number): boolean;
}

/** What changed since the base was made, by the title's number; the last word on each title counts. */
export class Delta implements Segment {
  readonly #growing = new GrowingColumns();
  readonly #words = new Map<string, { values: Uint32Array; size: number }>();
  readonly #docs = new Map<number, number>();
  readonly #dead = new Set<number>();
  readonly #worths = new WorthBook();

  get size(): number {
    return this.#growing.size;
  }
  get columns(): Columns {
    return this.#growing.columns;
  }
  get materials(): readonly string[] {
    return this.#growing.materials.names;
  }
  get audiences(): readonly string[] {
    return this.#growing.audiences.names;
  }
  get languages(): readonly string[] {
    return this.#growing.languages.names;
  }
  get units(): readonly number[] {
    return this.#growing.units.names;
  }
  get worths(): Float64Array {
    return this.#worths.values;
  }

  /** Forgets what was said of a title here. */
  drop(edition: number): void {
    const doc = this.#docs.get(edition);
    if (doc !== undefined) this.#dead.add(doc);
    this.#docs.delete(edition);
  }

  put(row: TitleRow): void {
    this.drop(row.edition);
    const doc = this.size;
    const length = eachWord(row.words, (word, worth) =>
      this.#note(word, doc * 256 + this.#worths.codeOf(worth)),
    );
    this.#docs.set(row.edition, this.#growing.add(row, length));
  }

  #note(word: string, value: number): void {
    const list = this.#words.get(word);
    if (!list) {
      this.#words.set(word, { values: new Uint32Array([value, 0]), size: 1 });
      return;
    }
    if (list.size === list.values.length) list.values = resized(list.values, list.size * 2);
    list.values[list.size] = value;
    list.size += 1;
  }

  postings(word: string): Postings | undefined {
    const list = this.#words.get(word);
    return list && { values: list.values, from: 0, to: list.size };
  }

  isDead(doc: number): boolean {
    return this.#dead.has(doc);
  }
}
