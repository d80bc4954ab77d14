import type { Language } from '#web/words.ts';

/** Lists of words that are a province's own: the help desk's form in the order of that form, and what volunteers do. */
export const wordLists = ['service', 'question', 'referred', 'volunteer-role'] as const;
export type WordList = (typeof wordLists)[number];

/** A word that can be chosen. */
export interface Word {
  readonly list: WordList;
  readonly code: string;
  readonly nameNl: string;
  readonly nameEn: string;
}

/** The words of one list, ready for a choice. */
export const choicesOf = (words: readonly Word[], list: WordList, language: Language) =>
  words
    .filter(word => word.list === list)
    .map(({ code, nameNl, nameEn }) => ({ value: code, label: language === 'nl' ? nameNl : nameEn }));

/** What a word is called; the code itself when the list no longer has it. */
export const labelOf = (words: readonly Word[], list: WordList, code: string, language: Language): string =>
  choicesOf(words, list, language).find(({ value }) => value === code)?.label ?? code;
