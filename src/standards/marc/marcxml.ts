import { parseMarcXml } from './parse-marcxml.ts';
import type { Reading, ReadingOptions } from './reading.ts';
import { MarcXmlSplitter, type XmlPiece } from './split-marcxml.ts';

export { toMarcXml } from './write-marcxml.ts';

/**
 * Reads a stream of MARCXML in constant memory: a collection, records one after another, or records inside other
 * XML such as an OAI-PMH answer; any prefix or none. A record that is broken is set aside and reading goes on at
 * the next one. `bytes` is the source text of the record element. Markup around records is skipped.
 */
export async function* readMarcXml(
  source: AsyncIterable<Uint8Array>,
  options: ReadingOptions = {},
): AsyncGenerator<Reading> {
  const splitter = new MarcXmlSplitter(options.maximumBytes);
  for await (const chunk of source)
    for (const piece of splitter.push(chunk)) yield readPiece(piece, splitter.encoding);
  for (const piece of splitter.end()) yield readPiece(piece, splitter.encoding);
}

function readPiece({ bytes, offset, kind }: XmlPiece, encoding: string): Reading {
  if (kind !== 'whole') return { ok: false, reason: kind, bytes, offset };
  const decoder = decoderFor(encoding);
  if (!decoder) return { ok: false, reason: 'unknown-encoding', bytes, offset };
  const text = decoder.decode(bytes);
  const parsed = parseMarcXml(text);
  if (!parsed.ok) return { ok: false, reason: parsed.reason, bytes, offset };
  const warnings = parsed.warnings;
  if (encoding === 'utf-8' && text.includes('\ufffd') && !bytes.includes('\ufffd')) warnings.push('bad-utf8');
  return { ok: true, record: parsed.record, bytes, offset, warnings };
}

/** Any encoding that keeps ASCII as it is can be read; the tags were found in the bytes. */
function decoderFor(encoding: string): TextDecoder | undefined {
  if (/^utf-?(?:16|32)|^ucs/.test(encoding)) return undefined;
  try {
    return new TextDecoder(encoding, { ignoreBOM: true });
  } catch {
    return undefined;
  }
}
