import { SruFault } from '#standards/sru/diagnostics.ts';

/** A term without its signs. */
export interface Term {
  readonly text: string;
  /** It ended in `*`: the last word is only begun. */
  readonly begins: boolean;
}

/** So many letters before a `*` tell something. */
const leastBegun = 2;

/** Reads what a term says (CQL 1.2, "Masking"): `\` takes the meaning of the next sign away; `*` may stand at the end. */
export function readTerm(raw: string): Term {
  let text = '';
  let begins = false;
  for (let i = 0; i < raw.length; i += 1) {
    const sign = raw[i] ?? '';
    if (begins) throw new SruFault(49, raw);
    if (sign === '\\') text += raw[(i += 1)] ?? '';
    else if (sign === '*') begins = true;
    else if (sign === '?') throw new SruFault(28, '?');
    else if (sign === '^') throw new SruFault(31, raw);
    else text += sign;
  }
  if (begins && text === '') throw new SruFault(29, raw);
  if (text.trim() === '') throw new SruFault(27, raw);
  const last = /[\p{L}\p{N}\p{M}]*$/u.exec(text)?.[0] ?? '';
  if (begins && last.length < leastBegun) throw new SruFault(29, raw);
  return { text: text.trim(), begins };
}
