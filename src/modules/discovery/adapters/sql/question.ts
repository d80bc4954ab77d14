import type { Typed } from '../../typed.ts';

const quoted = (word: string): string => `'${word}'`;

/** A search as PostgreSQL reads a `tsquery` (8.11.2): what must be there, and what makes a title fit better. */
export interface Question {
  readonly must: string;
  readonly better: string;
  /** The folded words with single blanks: a title that is just this stands first. */
  readonly exact: string;
}

/** Turns folded words into a question; nothing when there are none. A word as it was written counts above its stem. */
export function questionOf({ must, words }: Typed, stemOf: (word: string) => string): Question | undefined {
  if (must.length === 0) return undefined;
  const forms = new Set(words.flatMap(word => [stemOf(word), word]));
  return {
    must: must.map(group => group.map(word => quoted(stemOf(word))).join(' <-> ')).join(' & '),
    better: [...forms].map(quoted).join(' | '),
    exact: words.join(' '),
  };
}

/** Words of which the last is still being typed; also by their stems, since subjects are not kept as they are written. */
export const beginningOf = (words: readonly string[], stemOf: (word: string) => string): string =>
  words
    .map((word, place) => {
      const typed = place === words.length - 1 ? `${quoted(word)}:*` : quoted(word);
      return stemOf(word) === word ? typed : `(${typed} | ${quoted(stemOf(word))})`;
    })
    .join(' & ');
