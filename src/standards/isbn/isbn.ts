import { eanSum, isTrueEan } from '../ean/ean.ts';

/**
 * International Standard Book Number, ISO 2108. Ten digits until 2006 (the last may be X), thirteen since;
 * every number of ten has its twin of thirteen under 978, and that twin is the one we keep.
 */
declare const isbn13: unique symbol;

/** Thirteen digits, hyphens gone, prefix 978 or 979, check digit proven. */
export type Isbn13 = string & { readonly [isbn13]: true };

/** Hyphens, dashes and blanks that people write between the parts. */
const SEPARATORS = /[\s\u00a0\u00ad\u2010-\u2015\u2212-]/g;
/** The number at the start of what a cataloguer wrote, or a reader pasted: "ISBN 90-234-5678-9 (geb.)". */
const LEADING_NUMBER =
  /^(?:(?:urn:)?isbn(?:[\s-]?1[03])?[\s:]*)?((?:[\dXx][\s\u00a0\u00ad\u2010-\u2015\u2212-]*)+)(?![A-Za-z])/i;

/**
 * Reads one ISBN of ten or thirteen, with or without hyphens, a label before or a remark behind it.
 * `undefined` when it has another length or its check digit is wrong: nothing is guessed or mended.
 */
export function parseIsbn(text: string): Isbn13 | undefined {
  const written = LEADING_NUMBER.exec(text.trim())?.[1];
  if (written === undefined) return undefined;
  const whole = written.replaceAll(SEPARATORS, '').toUpperCase();
  // A price, a year or a size behind the number runs into it when only a blank stands between.
  const first = written.trim().split(/\s+/)[0]?.replaceAll(SEPARATORS, '').toUpperCase() ?? '';
  return fromDigits(whole) ?? fromDigits(first);
}

function fromDigits(digits: string): Isbn13 | undefined {
  if (isTrueIsbn13(digits)) return digits;
  return isTrueIsbn10(digits) ? toIsbn13(digits) : undefined;
}

/** ISO 2108: the thirteen digits are an EAN of the country of books. */
function isTrueIsbn13(digits: string): digits is Isbn13 {
  return /^97[89]/.test(digits) && isTrueEan(digits);
}

/** ISO 2108:1992: weights run from 10 to 1, X stands for ten, and a true number sums to a multiple of eleven. */
function isTrueIsbn10(digits: string): boolean {
  if (!/^\d{9}[\dX]$/.test(digits)) return false;
  const sum = [...digits].reduce(
    (total, digit, i) => total + (10 - i) * (digit === 'X' ? 10 : Number(digit)),
    0,
  );
  return sum % 11 === 0;
}

function toIsbn13(isbn10: string): Isbn13 | undefined {
  const body = `978${isbn10.slice(0, 9)}`;
  const whole = body + ((10 - (eanSum(body) % 10)) % 10);
  return isTrueIsbn13(whole) ? whole : undefined;
}

/** The twin of ten digits that older systems know; there is none under prefix 979. */
export function toIsbn10(isbn: Isbn13): string | undefined {
  if (!isbn.startsWith('978')) return undefined;
  const body = isbn.slice(3, 12);
  const sum = [...body].reduce((total, digit, i) => total + (10 - i) * Number(digit), 0);
  const check = (11 - (sum % 11)) % 11;
  return body + (check === 10 ? 'X' : check);
}
