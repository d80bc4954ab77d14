declare const issn: unique symbol;

/** International Standard Serial Number, ISO 3297: `NNNN-NNNC` with the hyphen, check character proven. */
export type Issn = string & { readonly [issn]: true };

/** Reads an ISSN, with a label before or a remark behind it; `undefined` when its check character is wrong. */
export function parseIssn(text: string): Issn | undefined {
  const match = /^(?:(?:urn:)?e?issn[\s:]*)?(\d{4})[\s\u2010-\u2015-]?(\d{3}[\dXx])(?![\dA-Za-z])/i.exec(
    text.trim(),
  );
  if (!match) return undefined;
  const written = `${match[1]}-${match[2]}`.toUpperCase();
  return isTrueIssn(written) ? written : undefined;
}

/** Weights run from 8 to 1, X stands for ten, and a true number sums to a multiple of eleven. */
function isTrueIssn(written: string): written is Issn {
  const digits = [...written.replace('-', '')];
  const sum = digits.reduce((total, digit, i) => total + (8 - i) * (digit === 'X' ? 10 : Number(digit)), 0);
  return sum % 11 === 0;
}
