import { readIso2709 } from './iso2709.ts';
import { readMarcXml } from './marcxml.ts';
import type { Reading, ReadingOptions } from './reading.ts';
import { isBlank } from './split-iso2709.ts';

/** How much of a file is looked at to tell what it is, and kept when it is nothing we read. */
const HEAD_BYTES = 64 * 1024;

const BYTE_ORDER_MARKS = { utf8: [0xef, 0xbb, 0xbf], utf16le: [0xff, 0xfe], utf16be: [0xfe, 0xff] } as const;

/** An element that is not the collection around records: a file that holds one, and no record, is other XML. */
const OTHER_ELEMENT = /<(?!(?:[\w.-]+:)?collection[\s/>])[A-Za-z_]/;

/**
 * Reads a file of MARC records whatever its form, told by its first bytes: ISO 2709 or MARCXML.
 * Anything else is one reading set aside as `not-marc`, with the first 64 KiB of the file. When the bytes are
 * undecided the name may help: `.mrc`, `.marc` and `.iso` are taken for ISO 2709.
 */
export async function* readMarc(
  source: AsyncIterable<Uint8Array>,
  nameHint?: string,
  options: ReadingOptions = {},
): AsyncGenerator<Reading> {
  const chunks = source[Symbol.asyncIterator]();
  const { head, ended } = await readHead(chunks);
  const form = formOf(head, nameHint);
  if (form === 'empty') return;
  if (form === 'not-marc' || form === 'unknown-encoding') {
    await chunks.return?.();
    yield { ok: false, reason: form, bytes: head.subarray(0, HEAD_BYTES), offset: 0 };
    return;
  }
  let readings = 0;
  const read = form === 'iso2709' ? readIso2709 : readMarcXml;
  for await (const reading of read(joined(head, ended, chunks), options)) {
    readings++;
    yield reading;
  }
  if (form === 'marcxml' && readings === 0 && OTHER_ELEMENT.test(head.toString('latin1')))
    yield { ok: false, reason: 'not-marc', bytes: head.subarray(0, HEAD_BYTES), offset: 0 };
}

type Form = 'iso2709' | 'marcxml' | 'not-marc' | 'unknown-encoding' | 'empty';

function formOf(head: Buffer, nameHint: string | undefined): Form {
  if (startsWith(head, BYTE_ORDER_MARKS.utf16le) || startsWith(head, BYTE_ORDER_MARKS.utf16be))
    return 'unknown-encoding';
  let start = startsWith(head, BYTE_ORDER_MARKS.utf8) ? 3 : 0;
  while (isBlank(head[start])) start++;
  if (start === head.length) return 'empty';
  if (head[start] === 0x3c) return 'marcxml';
  const directory = /^[0-9A-Za-z]{3}\d{9}/.test(head.toString('latin1', start + 24, start + 36));
  if (directory || head.includes(0x1e) || head.includes(0x1d)) return 'iso2709';
  return nameHint !== undefined && /\.(?:mrc|marc|iso)$/i.test(nameHint) ? 'iso2709' : 'not-marc';
}

const startsWith = (bytes: Buffer, mark: readonly number[]): boolean =>
  mark.every((byte, i) => bytes[i] === byte);

async function readHead(chunks: AsyncIterator<Uint8Array>): Promise<{ head: Buffer; ended: boolean }> {
  const parts: Uint8Array[] = [];
  for (let size = 0; size < HEAD_BYTES; ) {
    const next = await chunks.next();
    if (next.done) return { head: Buffer.concat(parts), ended: true };
    parts.push(next.value);
    size += next.value.length;
  }
  return { head: Buffer.concat(parts), ended: false };
}

/** The head put back before the rest; when the reader stops early, so does the source. */
async function* joined(
  head: Buffer,
  ended: boolean,
  chunks: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  try {
    yield head;
    if (ended) return;
    for (let next = await chunks.next(); !next.done; next = await chunks.next()) yield next.value;
  } finally {
    await chunks.return?.();
  }
}
