import type { NameBook } from './names.ts';
import type { TitleRow } from './title-row.ts';

/** The typed arrays of one segment: documents by number, from 0. */
export interface Columns {
  edition: Uint32Array;
  /** `width` numbers a document, as `cell` names them: all that a count needs, half a line of the processor's cache. */
  rows: Int32Array;
  /** Behind one another for each document: its places (code of a unit × 2, plus 1 when a copy is on its shelf), authors, subjects. */
  lists: Int32Array;
  /** What titles are put in order by, each by itself: whoever ranks many titles reads few of these, one title after another. */
  year: Int32Array;
  loans: Int32Array;
  copies: Int32Array;
  /** Days since 2000; `none` when there is no copy. */
  added: Int32Array;
  titleKey: Int32Array;
  authorKey: Int32Array;
  /** What a title's weights are multiplied with, in units of `boostUnit`: how much it is borrowed, by how long its text is. */
  boost: Int32Array;
  /** `hashOf` its title. */
  titleHash: Int32Array;
}

/** The columns of a number a document. */
export const single = [
  'edition',
  'year',
  'loans',
  'copies',
  'added',
  'titleKey',
  'authorKey',
  'boost',
  'titleHash',
] as const satisfies readonly (keyof Columns)[];

/** What stands where in a row. Of language, decade, level and series the code plus 1: 0 is a title without. */
export const cell = {
  /** Material, audience × 256 and language × 65,536. */
  codes: 0,
  decade: 1,
  level: 2,
  series: 3,
  /** Where its places, authors and subjects begin in `lists`, each ends where the next begins; and where the last of them end. */
  places: 4,
  authors: 5,
  subjects: 6,
  end: 7,
} as const;
export const width = 8;
/** A boost is below 8, however much a title is borrowed. */
export const boostUnit = 2 ** 28;

/** Below everything that a year or a day can be. */
export const none = -2_147_483_648;

/** 32 bits, with a sign, of a folded title (FNV-1a): whether a title is just the words that were typed. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let place = 0; place < text.length; place += 1)
    hash = Math.imul(hash ^ text.charCodeAt(place), 0x01000193);
  return hash | 0;
}

type AnyArray = Columns[keyof Columns] | Uint8Array;

/** The same values in an array of this length. */
export function resized<A extends AnyArray>(array: A, length: number): A {
  const wider = new (array.constructor as new (length: number) => A)(length);
  wider.set(array.subarray(0, Math.min(length, array.length)));
  return wider;
}

const first = 64;

/** Columns that documents are added to, with the names that their codes stand for. */
export class GrowingColumns {
  readonly columns: Columns = {
    edition: new Uint32Array(first),
    rows: new Int32Array(first * width),
    lists: new Int32Array(first * 8),
    year: new Int32Array(first),
    loans: new Int32Array(first),
    copies: new Int32Array(first),
    added: new Int32Array(first),
    titleKey: new Int32Array(first),
    authorKey: new Int32Array(first),
    boost: new Int32Array(first),
    titleHash: new Int32Array(first),
  };
  readonly names: NameBook;
  size = 0;
  #listed = 0;

  constructor(names: NameBook) {
    this.names = names;
  }

  /** How much of `lists` is in use. */
  get listed(): number {
    return this.#listed;
  }

  /** Adds a title and answers the number of its document; `length` is how many words were found in it. */
  add(title: TitleRow, length: number): number {
    const doc = this.size;
    const { columns, names } = this;
    if (doc === columns.edition.length) this.#widen(doc * 2);
    columns.edition[doc] = title.edition;
    const { rows } = columns;
    const at = doc * width;
    const orNone = (kind: 'language' | 'decade' | 'level' | 'series', name: string | null) =>
      name === null ? 0 : names[kind].of(name) + 1;
    rows[at + cell.codes] =
      names.material.of(title.material) |
      (names.audience.of(title.audience) << 8) |
      (orNone('language', title.language) << 16);
    columns.year[doc] = title.year ?? none;
    columns.loans[doc] = title.loans;
    columns.copies[doc] = title.copies;
    columns.added[doc] = title.added ?? none;
    rows[at + cell.decade] = orNone(
      'decade',
      title.year === null ? null : String(title.year - (title.year % 10)),
    );
    rows[at + cell.level] = orNone('level', title.level);
    rows[at + cell.series] = orNone('series', title.series);
    columns.titleKey[doc] = names.titleKey.of(title.sortKey);
    columns.authorKey[doc] = names.authorKey.of(title.authorKey);
    rows[at + cell.places] = this.#list(placesOf(title.places, names));
    rows[at + cell.authors] = this.#list(new Set(title.authors.map(name => names.author.of(name))));
    rows[at + cell.subjects] = this.#list(new Set(title.subjects.map(name => names.subject.of(name))));
    rows[at + cell.end] = this.#listed;
    const boost = (1 + 0.1 * Math.log(1 + title.copies + title.loans)) / Math.log2(length + 1 || 2);
    columns.boost[doc] = Math.round(boost * boostUnit);
    columns.titleHash[doc] = hashOf(title.titleKey);
    this.size += 1;
    return doc;
  }

  #widen(documents: number): void {
    const { columns } = this;
    const wider = (name: (typeof single)[number]) => ({ [name]: resized(columns[name], documents) });
    for (const name of single) Object.assign(columns, wider(name));
    columns.rows = resized(columns.rows, documents * width);
  }

  #list(values: Iterable<number> & { readonly size: number }): number {
    const from = this.#listed;
    if (from + values.size > this.columns.lists.length)
      this.columns.lists = resized(this.columns.lists, (from + values.size) * 2);
    for (const value of values) {
      this.columns.lists[this.#listed] = value;
      this.#listed += 1;
    }
    return from;
  }
}

/** Each place once: free when any copy stands on the shelf there. */
function placesOf(places: readonly number[], names: NameBook): Set<number> {
  const free = new Set(places.filter(place => place % 2 === 1));
  const each = new Set(places.map(place => (free.has(place | 1) ? place | 1 : place)));
  return new Set([...each].map(place => names.unit.of(String(Math.floor(place / 2))) * 2 + (place % 2)));
}
