declare const oclcNumber: unique symbol;

/** OCLC control number: how WorldCat names a record. Digits without leading zeros; it has no check digit. */
export type OclcNumber = string & { readonly [oclcNumber]: true };

/**
 * Reads an OCLC number as OCLC writes it in 001 or behind `(OCoLC)` in 035: with the prefix `ocm`, `ocn` or `on` and
 * leading zeros, or bare (OCLC Bibliographic Formats, 035). `undefined` for anything else.
 */
export function parseOclcNumber(text: string): OclcNumber | undefined {
  const found = /^\s*(?:ocm|ocn|on|oca)?\s*0*([1-9]\d{0,13})\s*$/i.exec(text)?.[1];
  return found === undefined ? undefined : (found as OclcNumber);
}
