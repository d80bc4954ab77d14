import type { Typed } from '../../typed.ts';

const quoted = (word: string): string => `'${word}'`;
const allOf = (groups: readonly (readonly string[])[]): string =>
  groups.map(group => group.map(quoted).join(' <-> ')).join(' & ');

/** A search in the language of `to_tsquery` (PostgreSQL, 12.3.2): what must be there, and what makes a title fit better. */
export interface Question {
  readonly must: string;
  readonly better: string;
  /** The folded words with single blanks: a title that is just this stands first. */
  readonly exact: string;
}

/** Turns folded words into a question; nothing when there are none. */
export function questionOf({ must, words }: Typed): Question | undefined {
  if (must.length === 0) return undefined;
  return { must: allOf(must), better: words.map(quoted).join(' | '), exact: words.join(' ') };
}

/** Words of which the last is still being typed. */
export const beginningOf = (words: readonly string[]): string =>
  words.map((word, place) => (place === words.length - 1 ? `${quoted(word)}:*` : quoted(word))).join(' & ');
