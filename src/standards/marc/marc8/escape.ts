import { eastAsian } from './east-asian.ts';
import { basicCyrillic, basicGreek, extendedCyrillic } from './european.ts';
import type { GraphicSet } from './graphic-set.ts';
import { basicLatin, extendedLatin, greekSymbols, subscript, superscript } from './latin.ts';
import { basicArabic, basicHebrew, extendedArabic } from './semitic.ts';

/** A switch of character set: which side of the code table it takes, and how many characters the sequence had. */
export interface Designation {
  readonly side: 'g0' | 'g1';
  readonly set: GraphicSet;
  readonly length: number;
}

/** Technique 1: one character after ESC, left-hand side only. */
const shortForms: Readonly<Record<string, GraphicSet>> = {
  b: subscript,
  p: superscript,
  g: greekSymbols,
  s: basicLatin,
};

const setsByFinal: Readonly<Record<string, GraphicSet>> = {
  B: basicLatin,
  '!E': extendedLatin,
  E: extendedLatin,
  N: basicCyrillic,
  Q: extendedCyrillic,
  S: basicGreek,
  '2': basicHebrew,
  '3': basicArabic,
  '4': extendedArabic,
};

const multibyteByFinal: Readonly<Record<string, GraphicSet>> = { '1': eastAsian };

const sides: Readonly<Record<string, Designation['side']>> = {
  '(': 'g0',
  ',': 'g0',
  ')': 'g1',
  '-': 'g1',
  '': 'g0',
};

const LONG_FORM = /(\$?)([(,)-]?)(!?[0-9A-Za-z])/y;

/**
 * Reads the escape sequence at `at`, just after ESC (MARC 21 "MARC-8 encoding environment", technique 1 and 2;
 * ISO 2022). `undefined` when it names no set that MARC-8 knows.
 */
export function readEscape(text: string, at: number): Designation | undefined {
  const short = shortForms[text.charAt(at)];
  if (short) return { side: 'g0', set: short, length: 1 };
  LONG_FORM.lastIndex = at;
  const match = LONG_FORM.exec(text);
  if (!match) return undefined;
  const [whole, dollar = '', where = '', final = ''] = match;
  if (dollar === '' && where === '') return undefined;
  const set = (dollar === '' ? setsByFinal : multibyteByFinal)[final];
  const side = sides[where];
  return set && side ? { side, set, length: whole.length } : undefined;
}
