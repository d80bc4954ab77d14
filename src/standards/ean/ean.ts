declare const ean13: unique symbol;

/** International Article Number of thirteen digits (GS1 GTIN-13, ISO/IEC 15420), check digit proven. */
export type Ean = string & { readonly [ean13]: true };

/**
 * Reads an EAN-13, or a UPC of twelve digits, which is an EAN without its leading zero; hyphens and blanks do not
 * matter, nor does a remark behind it. `undefined` when the length or the check digit is wrong.
 */
export function parseEan(text: string): Ean | undefined {
  const written = /^\s*(\d[\d\s-]*\d)(?!\w)/.exec(text)?.[1]?.replaceAll(/[\s-]/g, '');
  if (written === undefined) return undefined;
  const whole = written.length === 12 ? `0${written}` : written;
  return isTrueEan(whole) ? whole : undefined;
}

/** GS1 General Specifications 7.9: weights 1 and 3 alternate, and a true number sums to a multiple of ten. */
export const isTrueEan = (digits: string): digits is Ean =>
  /^\d{13}$/.test(digits) && eanSum(digits) % 10 === 0;

/** The weighted sum of the digits from the left, with or without the check digit. */
export function eanSum(digits: string): number {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) sum += (digits.charCodeAt(i) - 0x30) * (i % 2 === 0 ? 1 : 3);
  return sum;
}
