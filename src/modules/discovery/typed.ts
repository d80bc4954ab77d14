import { wordsOf } from './fold.ts';

/** What somebody typed, taken apart. Everything is folded. */
export interface Typed {
  /** What a title must have: a word, or the words of a phrase in a row. */
  readonly must: readonly (readonly string[])[];
  /** All words in order: a title that has them all, also the small ones, comes higher. */
  readonly words: readonly string[];
}

/** Words so small that a title may lack them: Dutch and English articles, prepositions and the like. */
const small = new Set(
  'de het een en of van voor in op te aan met bij uit om naar door over der den t n s the a an and of to for by on at with'.split(
    ' ',
  ),
);

/** Whether a title may lack this folded word, unless nothing else is asked for. */
export const isSmall = (word: string): boolean => small.has(word);

/** Enough for any title; what comes after is left unread. */
const longest = { characters: 300, words: 24 };

/** Reads a search text. No text is wrong: signs, scripts and lengths of any kind come out as some words, or none. */
export function readTyped(text: string): Typed {
  const short = [...text].slice(0, longest.characters).join('');
  const parts = [...short.matchAll(/["“”„]([^"“”„]*)["“”„]|([^"“”„]+)/g)];
  const groups = parts.flatMap(([, phrase, loose]) =>
    phrase === undefined ? wordsOf(loose ?? '').map(word => [word]) : [wordsOf(phrase)],
  );
  const kept = groups.filter(group => group.length > 0).slice(0, longest.words);
  const large = kept.filter(([word = '', ...rest]) => rest.length > 0 || !isSmall(word));
  return { must: large.length > 0 ? large : kept, words: kept.flat().slice(0, longest.words) };
}
