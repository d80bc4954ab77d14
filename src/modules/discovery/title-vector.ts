import { wordsOf } from './fold.ts';
import type { StemOf } from './stems.ts';

/** What is said of a title, by how much a word in it weighs. */
export interface Said {
  /** Title, subtitle and part. */
  readonly title: string;
  /** Authors and series. */
  readonly names: string;
  /** Subjects and genre. */
  readonly subjects: string;
  /** Publisher, level, summary and ISBNs. */
  readonly rest: string;
}

/** Enough for any title; what comes after cannot be found. A `tsvector` has limits (PostgreSQL, 12.11). */
const longest = { text: 30_000, word: 500, position: 16_383 };

/** In titles and names a word is found as it is written too: that is what is typed first, and letter by letter. */
const fields = [
  { name: 'title', weight: 'A', isWritten: true },
  { name: 'names', weight: 'B', isWritten: true },
  { name: 'subjects', weight: 'C', isWritten: false },
  { name: 'rest', weight: 'D', isWritten: false },
] as const;

/**
 * A title as PostgreSQL reads a `tsvector`: each stem with its place and weight; between fields no phrase goes on.
 * Words whose stem is not known are put into `missing`; the answer is then not complete.
 */
export function vectorOf(said: Said, stemOf: StemOf, missing: Set<string>): string {
  let vector = '';
  let position = 0;
  for (const { name, weight, isWritten } of fields) {
    for (const word of wordsOf(said[name].slice(0, longest.text))) {
      if (word.length > longest.word) continue;
      if (position < longest.position) position += 1;
      const stem = stemOf(word);
      if (stem === undefined) missing.add(word);
      vector += ` ${stem ?? word}:${position}${weight}`;
      if (isWritten && stem !== word) vector += ` ${word}:${position}${weight}`;
    }
    position += 1;
  }
  return vector;
}
