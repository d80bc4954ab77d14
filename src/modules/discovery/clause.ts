import type { EditionId, Material } from '#catalogue';

/** Where words of a title stand: its title, names (authors and series), subjects and genre, and the rest (publisher, summary, ISBNs). */
export type WordField = 'anywhere' | 'title' | 'names' | 'subjects' | 'rest';

/** Folded words in a row (`wordsOf`), in any Dutch form. */
export interface WordsClause {
  readonly kind: 'words';
  readonly field: WordField;
  readonly words: readonly string[];
  /** The last word is only its beginning, and then as it is written. */
  readonly begins: boolean;
}

/** What a program asks of certain fields: a tree of conditions. `not` is the left without the right. */
export type Clause =
  | { readonly kind: 'and' | 'or' | 'not'; readonly left: Clause; readonly right: Clause }
  | WordsClause
  /** The title is just these folded words. */
  | { readonly kind: 'title-is'; readonly words: readonly string[] }
  | { readonly kind: 'edition'; readonly edition: EditionId }
  /** ISO 639-2/B. */
  | { readonly kind: 'language'; readonly language: string }
  | { readonly kind: 'material'; readonly material: Material }
  /** From the first up to and including the last; a title without a year is in no span. */
  | { readonly kind: 'years'; readonly from: number | undefined; readonly to: number | undefined }
  | { readonly kind: 'all' };

/** The words in it, in order; with `wanted` without those that a title must not have. */
export function wordsIn(clause: Clause, which: 'all' | 'wanted'): readonly string[] {
  if (clause.kind === 'words' || clause.kind === 'title-is') return clause.words;
  if (clause.kind === 'not' && which === 'wanted') return wordsIn(clause.left, which);
  if (clause.kind === 'and' || clause.kind === 'or' || clause.kind === 'not')
    return [...wordsIn(clause.left, which), ...wordsIn(clause.right, which)];
  return [];
}
