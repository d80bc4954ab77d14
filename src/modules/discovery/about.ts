import type { Clause, WordField } from './clause.ts';
import { wordsOf } from './fold.ts';
import { readQueryLanguage } from './query-language.ts';
import { readTyped } from './typed.ts';

/** What everything that is found has in common, chosen on the page of a title: who made it, its series, what it is about. */
export interface About {
  readonly author: string | undefined;
  readonly series: string | undefined;
  readonly subject: string | undefined;
}

export const nothingInCommon: About = { author: undefined, series: undefined, subject: undefined };

/** In which words of a title each of them stands. */
const fields = {
  author: 'names',
  series: 'names',
  subject: 'subjects',
} as const satisfies Record<keyof About, WordField>;

const words = (field: WordField, row: readonly string[]): Clause => ({
  kind: 'words',
  field,
  words: row,
  begins: false,
});

/** A name may stand either way round, so its words need not stand in a row; a series and a subject do. */
const wordsFor = (name: keyof About, text: string): Clause[] =>
  name === 'author'
    ? wordsOf(text).map(word => words(fields.author, [word]))
    : [words(fields[name], wordsOf(text))];

/** What was typed and what must be in common, as the search wants to be asked. */
export function askedOf(typed: string, about: About): { readonly words: string; readonly clause?: Clause } {
  const common = Object.entries(about).flatMap(([name, text]: [string, string | undefined]) =>
    text === undefined ? [] : wordsFor(name as keyof About, text),
  );
  if (common.length === 0) return { words: typed };
  const clause = readQueryLanguage(typed);
  const wanted = clause ? [clause] : readTyped(typed).must.map(row => words('anywhere', row));
  const [first, ...rest] = [...common, ...wanted] as [Clause, ...Clause[]];
  return {
    words: '',
    clause: rest.reduce<Clause>((left, right) => ({ kind: 'and', left, right }), first),
  };
}
