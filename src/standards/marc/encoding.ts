import { isAscii, isUtf8 } from 'node:buffer';

/** How the bytes of one record are to be read; `ascii` is the fast road that all others contain. */
export type Encoding = 'ascii' | 'utf-8' | 'utf-8-with-errors' | 'marc-8' | 'latin-1';

const ESCAPE = 0x1b;

/**
 * Decides by the bytes, not by leader/09. Valid UTF-8 beyond ASCII is UTF-8: MARC-8 puts a mark before an ASCII
 * letter and so hardly ever makes a valid sequence. A record of UTF-8 with a few spoilt bytes stays UTF-8.
 */
export function encodingOf(bytes: Buffer, notUtf8: 'marc-8' | 'latin-1'): Encoding {
  if (isAscii(bytes)) return notUtf8 === 'marc-8' && isMarc8Ascii(bytes) ? 'marc-8' : 'ascii';
  if (isUtf8(bytes)) return 'utf-8';
  const { good, bad } = countSequences(bytes);
  return good >= 3 * bad ? 'utf-8-with-errors' : notUtf8;
}

/** Seven-bit text still needs MARC-8 when it switches script, or carries numeric character references. */
function isMarc8Ascii(bytes: Buffer): boolean {
  return bytes.includes(ESCAPE) || (bytes[9] !== 0x61 && bytes.includes('&#x'));
}

/** Counts the well-formed multi-byte sequences and the bytes that belong to none. */
function countSequences(bytes: Buffer): { good: number; bad: number } {
  let good = 0;
  let bad = 0;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] ?? 0;
    if (byte < 0x80) continue;
    const extra =
      byte >= 0xc2 && byte < 0xe0 ? 1 : byte >= 0xe0 && byte < 0xf0 ? 2 : byte >= 0xf0 && byte < 0xf5 ? 3 : 0;
    const sequence = bytes.subarray(i, i + extra + 1);
    if (extra > 0 && sequence.length === extra + 1 && isUtf8(sequence)) {
      good++;
      i += extra;
    } else bad++;
  }
  return { good, bad };
}
