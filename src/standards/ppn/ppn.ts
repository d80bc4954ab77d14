declare const ppn: unique symbol;

/**
 * Pica production number: how catalogues on the Pica format, among them the Dutch shared catalogue (GGC), name a
 * record. Digits and a check character; only unique within one such catalogue.
 */
export type Ppn = string & { readonly [ppn]: true };

/** Reads a PPN, with `PPN` before it or not; `undefined` when its check character is wrong. Leading zeros go. */
export function parsePpn(text: string): Ppn | undefined {
  const written = /^\s*(?:PPN[\s:]*)?0*(\d{6,10}[\dX])\s*$/i.exec(text)?.[1]?.toUpperCase();
  return written !== undefined && isTruePpn(written) ? written : undefined;
}

/** Weights run from the right, 2 beside the check character; X stands for ten; the sum is a multiple of eleven. */
function isTruePpn(written: string): written is Ppn {
  const digits = [...written].toReversed();
  const sum = digits.reduce((total, digit, i) => total + (i + 1) * (digit === 'X' ? 10 : Number(digit)), 0);
  return sum % 11 === 0;
}
