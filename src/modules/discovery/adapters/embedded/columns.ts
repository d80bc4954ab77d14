import type { TitleRow } from './title-row.ts';

/** The typed arrays of one segment: documents by number, the places of their copies behind one another. */
export interface Columns {
  edition: Uint32Array;
  /** What a title's field weights are multiplied with: how much it is borrowed, by how long its text is. */
  boost: Float32Array;
  loans: Uint32Array;
  copies: Uint32Array;
  /** Days since 2000; `none` when there is no copy. */
  added: Int32Array;
  year: Int32Array;
  material: Uint16Array;
  audience: Uint16Array;
  /** Code 0 is a title without a language. */
  language: Uint16Array;
  titleHash: Uint32Array;
  /** Where the places of a document begin; one more than there are documents. */
  placesFrom: Uint32Array;
  /** Code of a unit × 2, plus 1 when a copy is on its shelf. */
  places: Uint32Array;
}

/** Below everything that a year or a day can be. */
export const none = -2_147_483_648;

/** Names by code, in the order in which they were met. */
export class Codebook<T> {
  readonly names: T[];
  readonly #codes: Map<T, number>;
  constructor(names: readonly T[]) {
    this.names = [...names];
    this.#codes = new Map(names.map((name, code) => [name, code]));
  }
  /** The code of a name, a new one when it has none yet. */
  of(name: T): number {
    const known = this.#codes.get(name);
    if (known !== undefined) return known;
    this.names.push(name);
    this.#codes.set(name, this.names.length - 1);
    return this.names.length - 1;
  }
}

/** 32 bits of a folded title (FNV-1a): whether a title is just the words that were typed. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let place = 0; place < text.length; place += 1)
    hash = Math.imul(hash ^ text.charCodeAt(place), 0x01000193);
  return hash >>> 0;
}

type AnyArray = Columns[keyof Columns];

/** The same values in an array of this length. */
export function resized<A extends AnyArray>(array: A, length: number): A {
  const wider = new (array.constructor as new (length: number) => A)(length);
  wider.set(array.subarray(0, Math.min(length, array.length)));
  return wider;
}

const emptyColumns = (): Columns => ({
  edition: new Uint32Array(64),
  boost: new Float32Array(64),
  loans: new Uint32Array(64),
  copies: new Uint32Array(64),
  added: new Int32Array(64),
  year: new Int32Array(64),
  material: new Uint16Array(64),
  audience: new Uint16Array(64),
  language: new Uint16Array(64),
  titleHash: new Uint32Array(64),
  placesFrom: new Uint32Array(65),
  places: new Uint32Array(256),
});

/** Columns that documents are added to, with the names that their codes stand for. */
export class GrowingColumns {
  readonly columns = emptyColumns();
  readonly materials = new Codebook<string>([]);
  readonly audiences = new Codebook<string>([]);
  readonly languages = new Codebook<string>(['']);
  readonly units = new Codebook<number>([]);
  size = 0;

  /** Adds a title and answers the number of its document; `length` is how many words were found in it. */
  add(row: TitleRow, length: number): number {
    const doc = this.size;
    const { columns } = this;
    if (doc === columns.edition.length)
      for (const name of Object.keys(columns) as (keyof Columns)[])
        if (name !== 'places')
          (columns[name] as AnyArray) = resized(columns[name], doc * 2 + (name === 'placesFrom' ? 1 : 0));
    columns.edition[doc] = row.edition;
    columns.boost[doc] = (1 + 0.1 * Math.log(1 + row.copies + row.loans)) / Math.log2(length + 1 || 2);
    columns.loans[doc] = row.loans;
    columns.copies[doc] = row.copies;
    columns.added[doc] = row.added ?? none;
    columns.year[doc] = row.year ?? none;
    columns.material[doc] = this.materials.of(row.material);
    columns.audience[doc] = this.audiences.of(row.audience);
    columns.language[doc] = this.languages.of(row.language ?? '');
    columns.titleHash[doc] = hashOf(row.titleKey);
    this.#addPlaces(doc, row.places);
    this.size += 1;
    return doc;
  }

  #addPlaces(doc: number, places: readonly number[]): void {
    const free = new Map<number, boolean>();
    for (const place of places) {
      const unit = Math.floor(place / 2);
      free.set(unit, (free.get(unit) ?? false) || place % 2 === 1);
    }
    let at = this.columns.placesFrom[doc] ?? 0;
    if (at + free.size > this.columns.places.length)
      this.columns.places = resized(this.columns.places, (at + free.size) * 2);
    for (const [unit, isFree] of free) {
      this.columns.places[at] = this.units.of(unit) * 2 + (isFree ? 1 : 0);
      at += 1;
    }
    this.columns.placesFrom[doc + 1] = at;
  }
}
