import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { setImmediate } from 'node:timers/promises';
import { readMarc } from '#standards/marc/read-marc.ts';
import type { Reading } from '#standards/marc/reading.ts';
import type { Profile } from './profile.ts';

/** A batch is full at this many bytes, however few its records. */
const fullBytes = 4 * 1024 * 1024;
/** After so many readings whoever waits for the database gets a turn. */
const stride = 16;

/**
 * Reads a file from a place on, in batches of records. ISO 2709 begins at the place itself; XML is read from its
 * head, which names the encoding, and what lies before the place is passed over.
 */
export async function* batchesOf(
  path: string,
  from: number,
  size: number,
  { notUtf8 }: Profile,
): AsyncGenerator<Reading[]> {
  const start = from > 0 && (await isXml(path)) ? 0 : from;
  let batch: Reading[] = [];
  let bytes = 0;
  let turn = 0;
  const chunks = createReadStream(path, { start, highWaterMark: 256 * 1024 });
  for await (const reading of readMarc(chunks, path, { ...(notUtf8 && { notUtf8 }) })) {
    turn += 1;
    if (turn % stride === 0) await setImmediate();
    const offset = start + reading.offset;
    if (offset < from) continue;
    batch.push({ ...reading, offset });
    bytes += reading.bytes.length;
    if (batch.length < size && bytes < fullBytes) continue;
    yield batch;
    batch = [];
    bytes = 0;
  }
  if (batch.length > 0) yield batch;
}

async function headOf(path: string): Promise<string> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(1024), 0, 1024, 0);
    return buffer.toString('latin1', 0, bytesRead);
  } finally {
    await file.close();
  }
}

const isXml = async (path: string): Promise<boolean> =>
  /^(?:\u00ef\u00bb\u00bf)?[\s\0]*</.test(await headOf(path));

/** The encoding that an XML file declares, when it is not UTF-8: its records cannot be read again without it. */
export async function encodingOf(path: string): Promise<string | undefined> {
  const encoding = /^[^<]{0,8}<\?xml\s[^>]*?encoding\s*=\s*["']([^"']+)/.exec(await headOf(path))?.[1];
  return encoding === undefined || /^utf-?8$/i.test(encoding) ? undefined : encoding;
}

/** Fetches the next one while the last is being worked on. */
export async function* oneAhead<T>(source: AsyncIterable<T>): AsyncGenerator<T> {
  const steps = source[Symbol.asyncIterator]();
  const fetch = () => {
    const step = steps.next();
    step.catch(() => {});
    return step;
  };
  let ahead = fetch();
  try {
    for (;;) {
      const step = await ahead;
      if (step.done) return;
      ahead = fetch();
      yield step.value;
    }
  } finally {
    await ahead.catch(() => {});
    await steps.return?.();
  }
}
