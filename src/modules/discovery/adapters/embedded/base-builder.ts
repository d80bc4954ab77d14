import type { BaseData } from './base.ts';
import { GrowingColumns, resized } from './columns.ts';
import { eachWord, type TitleRow } from './title-row.ts';
import { WorthBook } from './worth-book.ts';

/** Makes a base out of titles that come in the order of their numbers. */
export class BaseBuilder {
  readonly #growing = new GrowingColumns();
  readonly #worths = new WorthBook();
  readonly #words = new Map<string, number>();
  #counts = new Uint32Array(1024);
  /** Words as they come, document after document. */
  #wordOf = new Uint32Array(4096);
  #values = new Uint32Array(4096);
  #size = 0;

  add(row: TitleRow): void {
    const doc = this.#growing.size;
    const length = eachWord(row.words, (word, worth) =>
      this.#note(word, doc * 256 + this.#worths.codeOf(worth)),
    );
    this.#growing.add(row, length);
  }

  #note(word: string, value: number): void {
    let number = this.#words.get(word);
    if (number === undefined) {
      number = this.#words.size;
      this.#words.set(word, number);
      if (number === this.#counts.length) this.#counts = resized(this.#counts, number * 2);
    }
    if (this.#size === this.#values.length) {
      this.#values = resized(this.#values, Math.ceil(this.#size * 1.5));
      this.#wordOf = resized(this.#wordOf, this.#values.length);
    }
    this.#counts[number] = (this.#counts[number] ?? 0) + 1;
    this.#wordOf[this.#size] = number;
    this.#values[this.#size] = value;
    this.#size += 1;
  }

  /** The base, on ordinary memory: it goes to a file, and whoever opens that shares it. */
  finish(): BaseData {
    const { columns, size, materials, audiences, languages, units } = this.#growing;
    const words = [...this.#words].map(([word, number]) => ({ bytes: Buffer.from(word), number }));
    words.sort((a, b) => Buffer.compare(a.bytes, b.bytes));
    const valuesFrom = new Uint32Array(words.length + 1);
    const textFrom = new Uint32Array(words.length + 1);
    const next = new Uint32Array(words.length);
    words.forEach(({ bytes, number }, place) => {
      next[number] = valuesFrom[place] ?? 0;
      valuesFrom[place + 1] = (valuesFrom[place] ?? 0) + (this.#counts[number] ?? 0);
      textFrom[place + 1] = (textFrom[place] ?? 0) + bytes.length;
    });
    const values = new Uint32Array(this.#size);
    for (let at = 0; at < this.#size; at += 1) {
      const word = this.#wordOf[at] ?? 0;
      const to = next[word] ?? 0;
      values[to] = this.#values[at] ?? 0;
      next[word] = to + 1;
    }
    const placesUsed = columns.placesFrom[size] ?? 0;
    const { placesFrom, places, ...perDocument } = columns;
    const cut = <A extends { subarray(from: number, to: number): A }>(array: A) => array.subarray(0, size);
    return {
      size,
      materials: materials.names,
      audiences: audiences.names,
      languages: languages.names,
      units: units.names,
      arrays: {
        edition: cut(perDocument.edition),
        boost: cut(perDocument.boost),
        loans: cut(perDocument.loans),
        copies: cut(perDocument.copies),
        added: cut(perDocument.added),
        year: cut(perDocument.year),
        material: cut(perDocument.material),
        audience: cut(perDocument.audience),
        language: cut(perDocument.language),
        titleHash: cut(perDocument.titleHash),
        placesFrom: placesFrom.subarray(0, size + 1),
        places: places.subarray(0, placesUsed),
        worths: this.#worths.values,
        values,
        valuesFrom,
        text: Buffer.concat(words.map(({ bytes }) => bytes)),
        textFrom,
      },
    };
  }
}
