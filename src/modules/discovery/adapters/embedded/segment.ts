import type { Columns } from './columns.ts';
import type { NameBook } from './names.ts';
import type { Bits } from './bits.ts';
import type { Postings } from './postings.ts';
import type { Letters } from './letters.ts';

/** A set of documents that can be searched: the base that every thread shares, or what changed since it was made. */
export interface Segment {
  readonly size: number;
  readonly columns: Columns;
  /** The same for the base and what changed since: a code means one name. */
  readonly names: NameBook;
  /** By the code of how a word is said: what it is worth there, and a bit for each weight it stands with (A is 8). */
  readonly worths: Float64Array;
  readonly weights: Uint8Array;
  postings(word: string): Postings | undefined;
  /** Of all words that begin so. */
  beginning(text: string): readonly Postings[];
  /** How many documents such words have together, one counted for each word that it says. */
  sizeOfBeginning(text: string): number;
  /** How many titles have a word as it is written, in title or author. */
  written(word: string): number;
  /** Walks along such words as may be so many slips at most away from these letters. */
  eachLike(word: Letters, most: number, take: (word: string, titles: number) => void): void;
  /** None of its documents, to be filled for one question: it is used again for the next. */
  bits(): Bits;
  docOf(edition: number): number | undefined;
  /** 1 for documents that were overtaken by a later one. */
  readonly dead: Uint8Array;
}
