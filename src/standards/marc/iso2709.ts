import { parseIso2709 } from './parse-iso2709.ts';
import type { Reading, ReadingOptions } from './reading.ts';
import { Iso2709Splitter, type Piece } from './split-iso2709.ts';

/**
 * Reads a stream of ISO 2709 records of any length in constant memory. Never stops at a bad record: what cannot
 * be taken is set aside with reason, bytes and place, and the next terminator starts afresh.
 * Blanks between records are skipped; every other byte is in exactly one reading.
 */
export async function* readIso2709(
  source: AsyncIterable<Uint8Array>,
  options: ReadingOptions = {},
): AsyncGenerator<Reading> {
  const splitter = new Iso2709Splitter(options.maximumBytes);
  const notUtf8 = options.notUtf8 ?? 'marc-8';
  for await (const chunk of source) for (const piece of splitter.push(chunk)) yield readPiece(piece, notUtf8);
  for (const piece of splitter.end()) yield readPiece(piece, notUtf8);
}

function readPiece({ bytes, offset, kind }: Piece, notUtf8: 'marc-8' | 'latin-1'): Reading {
  if (kind !== 'whole') return { ok: false, reason: kind, bytes, offset };
  const parsed = parseIso2709(bytes, notUtf8);
  return parsed.ok
    ? { ok: true, record: parsed.record, bytes, offset, warnings: parsed.warnings }
    : { ok: false, reason: parsed.reason, bytes, offset };
}
