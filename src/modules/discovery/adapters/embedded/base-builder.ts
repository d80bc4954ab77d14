import { type BaseData, block, type NameArrays } from './base.ts';
import { cell, type Columns, GrowingColumns, resized, single, width } from './columns.ts';
import { nameBook, type NameKind, nameKinds } from './names.ts';
import { inOrder } from './texts.ts';
import { eachWord, GrowingBytes, readPlaces, type TitleRow, writePlaces } from './title-row.ts';
import { byLength, writtenIn } from './written.ts';
import { WorthBook } from './worth-book.ts';

/** Of each unit the documents that have a copy there: number × 256, plus 1 when one is on the shelf; and where each unit begins. */
function titlesByUnit({ rows, lists }: Columns, size: number, units: number) {
  const standing = function* () {
    for (let doc = 0; doc < size; doc += 1) {
      const to = rows[doc * width + cell.authors] ?? 0;
      for (let at = rows[doc * width + cell.places] ?? 0; at < to; at += 1)
        yield [doc, lists[at] ?? 0] as const;
    }
  };
  const heldFrom = new Uint32Array(units + 1);
  for (const [, copy] of standing()) heldFrom[(copy >>> 1) + 1] = (heldFrom[(copy >>> 1) + 1] ?? 0) + 1;
  for (let unit = 0; unit < units; unit += 1)
    heldFrom[unit + 1] = (heldFrom[unit + 1] ?? 0) + (heldFrom[unit] ?? 0);
  const held = new Uint32Array(heldFrom[units] ?? 0);
  const next = heldFrom.slice();
  for (const [doc, copy] of standing()) {
    const at = next[copy >>> 1] ?? 0;
    held[at] = doc * 256 + (copy & 1);
    next[copy >>> 1] = at + 1;
  }
  return { held, heldFrom };
}

/** Documents in the order of the hashes of their titles. */
const byTitle = (hashes: Int32Array): Uint32Array =>
  Uint32Array.from(hashes, (_, doc) => doc).sort((a, b) => (hashes[a] ?? 0) - (hashes[b] ?? 0) || a - b);

/** Makes a base out of titles that come in the order of their numbers. */
export class BaseBuilder {
  readonly #growing = new GrowingColumns(nameBook(undefined));
  readonly #worths = new WorthBook();
  readonly #words = new Map<string, number>();
  #counts = new Uint32Array(1024);
  /** How many titles or their authors have the word as it is written. */
  #written = new Uint32Array(1024);
  /** Words as they come, document after document, with where their places were written. */
  #wordOf = new Uint32Array(4096);
  #values = new Uint32Array(4096);
  #writtenAt = new Uint32Array(4096);
  readonly #places = new GrowingBytes(8192);
  #size = 0;

  add(row: TitleRow): void {
    const doc = this.#growing.size;
    const length = eachWord(row.words, (word, saying, places) =>
      this.#note(word, doc * 256 + this.#worths.codeOf(saying), places),
    );
    this.#growing.add(row, length);
    for (const word of writtenIn(row)) {
      const number = this.#words.get(word);
      if (number !== undefined) this.#written[number] = (this.#written[number] ?? 0) + 1;
    }
  }

  #note(word: string, value: number, places: string): void {
    let number = this.#words.get(word);
    if (number === undefined) {
      number = this.#words.size;
      this.#words.set(word, number);
      if (number === this.#counts.length) {
        this.#counts = resized(this.#counts, number * 2);
        this.#written = resized(this.#written, number * 2);
      }
    }
    if (this.#size === this.#values.length) {
      this.#values = resized(this.#values, Math.ceil(this.#size * 1.5));
      this.#wordOf = resized(this.#wordOf, this.#values.length);
      this.#writtenAt = resized(this.#writtenAt, this.#values.length);
    }
    this.#counts[number] = (this.#counts[number] ?? 0) + 1;
    this.#wordOf[this.#size] = number;
    this.#values[this.#size] = value;
    this.#writtenAt[this.#size] = this.#places.size;
    writePlaces(places, this.#places);
    this.#size += 1;
  }

  /** The base, on ordinary memory: it goes to a file, and whoever opens that shares it. */
  finish(): BaseData {
    const { columns, size, listed } = this.#growing;
    const names = this.#nameArrays();
    const spoken = [...this.#words.keys()];
    const words = inOrder(spoken);
    const written = new Uint32Array(spoken.length);
    const spelt: { readonly word: string; readonly place: number }[] = [];
    spoken.forEach((word, number) => {
      const place = words.place[number] ?? 0;
      written[place] = this.#written[number] ?? 0;
      if (written[place] > 0) spelt.push({ word, place });
    });
    const cut = <A extends { subarray(from: number, to: number): A }>(array: A, to = size) =>
      array.subarray(0, to);
    return {
      size,
      arrays: {
        ...columns,
        ...Object.fromEntries(single.map(name => [name, cut(columns[name])])),
        rows: cut(columns.rows, size * width),
        lists: cut(columns.lists, listed),
        byTitle: byTitle(cut(columns.titleHash)),
        ...titlesByUnit(columns, size, this.#growing.names.unit.size),
        worths: this.#worths.worths,
        weights: this.#worths.weights,
        wordText: words.arrays.text,
        wordFrom: words.arrays.from,
        written,
        ...byLength(spelt),
        ...this.#postings(words.place),
        ...names,
      },
    };
  }

  /** Values and places by word instead of by document; `place` tells where each word went. */
  #postings(place: Uint32Array) {
    const valuesFrom = new Uint32Array(place.length + 1);
    place.forEach((to, number) => {
      valuesFrom[to + 1] = this.#counts[number] ?? 0;
    });
    for (let word = 0; word < place.length; word += 1)
      valuesFrom[word + 1] = (valuesFrom[word + 1] ?? 0) + (valuesFrom[word] ?? 0);
    const next = valuesFrom.slice();
    const values = new Uint32Array(this.#size);
    const from = new Uint32Array(this.#size);
    for (let at = 0; at < this.#size; at += 1) {
      const word = place[this.#wordOf[at] ?? 0] ?? 0;
      const to = next[word] ?? 0;
      values[to] = this.#values[at] ?? 0;
      from[to] = this.#writtenAt[at] ?? 0;
      next[word] = to + 1;
    }
    const written = this.#places.bytes;
    const places = new Uint8Array(this.#places.size);
    const placesFrom = new Uint32Array(Math.ceil(this.#size / block));
    const none: number[] = [];
    let filled = 0;
    for (let at = 0; at < this.#size; at += 1) {
      if (at % block === 0) placesFrom[at / block] = filled;
      const end = readPlaces(written, from[at] ?? 0, none);
      for (let byte = from[at] ?? 0; byte < end; byte += 1) {
        places[filled] = written[byte] ?? 0;
        filled += 1;
      }
    }
    return { values, valuesFrom, places, placesFrom };
  }

  /** Puts the names of each kind in order and renames the codes in the columns. */
  #nameArrays(): NameArrays {
    const { names, columns, size } = this.#growing;
    const places = {} as Record<NameKind, Uint32Array>;
    const arrays: Record<string, Uint8Array | Uint32Array> = {};
    for (const kind of nameKinds) {
      const sorted = inOrder(names[kind].met);
      places[kind] = sorted.place;
      arrays[`${kind}Text`] = sorted.arrays.text;
      arrays[`${kind}From`] = sorted.arrays.from;
    }
    const { rows, lists, titleKey, authorKey } = columns;
    const renamed = (kind: NameKind, code: number) => places[kind][code] ?? 0;
    const orNone = (kind: NameKind, code: number) => (code === 0 ? 0 : renamed(kind, code - 1) + 1);
    for (let at = 0; at < size * width; at += width) {
      const codes = rows[at + cell.codes] ?? 0;
      rows[at + cell.codes] =
        renamed('material', codes & 255) |
        (renamed('audience', (codes >>> 8) & 255) << 8) |
        (orNone('language', codes >>> 16) << 16);
      rows[at + cell.decade] = orNone('decade', rows[at + cell.decade] ?? 0);
      rows[at + cell.level] = orNone('level', rows[at + cell.level] ?? 0);
      rows[at + cell.series] = orNone('series', rows[at + cell.series] ?? 0);
      const from = rows[at + cell.places] ?? 0;
      const authors = rows[at + cell.authors] ?? 0;
      const subjects = rows[at + cell.subjects] ?? 0;
      const end = rows[at + cell.end] ?? 0;
      for (let item = from; item < authors; item += 1) {
        const place = lists[item] ?? 0;
        lists[item] = renamed('unit', place >>> 1) * 2 + (place & 1);
      }
      for (let item = authors; item < subjects; item += 1) lists[item] = renamed('author', lists[item] ?? 0);
      for (let item = subjects; item < end; item += 1) lists[item] = renamed('subject', lists[item] ?? 0);
    }
    for (let doc = 0; doc < size; doc += 1) {
      titleKey[doc] = renamed('titleKey', titleKey[doc] ?? 0);
      authorKey[doc] = renamed('authorKey', authorKey[doc] ?? 0);
    }
    return arrays as unknown as NameArrays;
  }
}
