import { parentPort } from 'node:worker_threads';
import { parseIso2709 } from '#standards/marc/parse-iso2709.ts';
import { keysOf } from './matching/traits.ts';
import type { Batch, Told } from './read-ahead.ts';
import { sort } from './sort-records.ts';

/** So many titles go in one text, so that whoever reads the answer can do other things in between. */
const stride = 50;

// The thread of `readAhead`: reads records again from their bytes and tells in JSON what they say.
parentPort?.on('message', async ({ number, bytes, ends, named, profile }: Batch) => {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const records = named.map((name, i) => {
    const parsed = parseIso2709(all.subarray(ends[i - 1] ?? 0, ends[i]), profile.notUtf8 ?? 'marc-8');
    if (!parsed.ok) throw new Error(`record ${name.controlNumber} cannot be read again: ${parsed.reason}`);
    return { ...name, record: parsed.record, bytes: undefined };
  });
  const { described, deleted, ...rest } = await sort(records, profile);
  const titles: string[] = [];
  for (let from = 0; from < described.length; from += stride)
    titles.push(
      JSON.stringify(described.slice(from, from + stride).map(one => ({ ...one, keys: keysOf(one.traits) }))),
    );
  const gone = deleted.map(({ arrival, controlNumber }) => ({ arrival, controlNumber }));
  const told: Told = { number, titles, rest: JSON.stringify({ ...rest, deleted: gone }) };
  parentPort?.postMessage(told);
});
