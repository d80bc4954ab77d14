import { type Clue, never } from './clue.ts';
import { author } from './clues/author.ts';
import { isbn } from './clues/isbn.ts';
import { language } from './clues/language.ts';
import { material } from './clues/material.ts';
import { number } from './clues/number.ts';
import { pages } from './clues/pages.ts';
import { part } from './clues/part.ts';
import { printing } from './clues/printing.ts';
import { publisher } from './clues/publisher.ts';
import { seriesNumber } from './clues/series-number.ts';
import { title } from './clues/title.ts';
import { year } from './clues/year.ts';
import type { Traits } from './traits.ts';

/** The bench: the cheap and decisive first. */
export const clues: readonly Clue[] = [
  material,
  language,
  part,
  isbn,
  number,
  title,
  author,
  year,
  printing,
  seriesNumber,
  publisher,
  pages,
];

/** So much makes two records one edition: title, author and year, or a number and nothing against it. */
export const threshold = 55;

/** A clue that says so much against keeps two records apart also when others would bring them together by a third. */
const objection = -50;

/** What the clues say of two records. */
export interface Verdict {
  /** The sum; `never` when one of them is certain. */
  readonly weight: number;
  /** Those that said something, strongest first. */
  readonly voices: readonly { readonly clue: string; readonly weight: number }[];
  /** True when some clue keeps the two apart for good. */
  readonly objected: boolean;
}

/** Asks every clue. Symmetric. */
export function judge(ours: Traits, theirs: Traits): Verdict {
  const voices: { clue: string; weight: number }[] = [];
  let weight = 0;
  let objected = false;
  for (const clue of clues) {
    const says = clue.weigh(ours, theirs);
    if (says === 0) continue;
    voices.push({ clue: clue.name, weight: says });
    weight += says;
    if (says <= objection) objected = true;
  }
  voices.sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
  return { weight: weight === never ? never : weight, voices, objected };
}

/** True for what may be one edition. */
export const agrees = ({ weight, objected }: Verdict): boolean => weight >= threshold && !objected;

/** Why, in the words that are kept: the clues that spoke, the strongest first. */
export const evidenceOf = ({ voices }: Verdict): string =>
  voices.map(({ clue, weight }) => `${clue} ${weight > 0 ? '+' : '\u2212'}${Math.abs(weight)}`).join(', ');
