import { parentPort } from 'node:worker_threads';
import { parseIso2709 } from '#standards/marc/parse-iso2709.ts';
import { keysOf } from './matching/traits.ts';
import type { Batch, Told } from './read-ahead.ts';
import { sort, type Sorted } from './sort-records.ts';

/** What a batch holds beside titles, as it is gathered. */
type Rest = {
  readonly [K in 'holdings' | 'refused' | 'warned']: Sorted[K][number][];
} & { readonly deleted: Batch['named'][number][] };

/**
 * So many records are read, told and let go of at a time: of a whole batch most would live long enough to be looked after, and whoever
 * reads the answer can do other things in between.
 */
const stride = 50;

// The thread of `readAhead`: reads records again from their bytes and tells in JSON what they say.
parentPort?.on('message', async ({ number, bytes, ends, named, profile }: Batch) => {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const read = (name: Batch['named'][number], i: number) => {
    const parsed = parseIso2709(all.subarray(ends[i - 1] ?? 0, ends[i]), profile.notUtf8 ?? 'marc-8');
    if (!parsed.ok) throw new Error(`record ${name.controlNumber} cannot be read again: ${parsed.reason}`);
    return { ...name, record: parsed.record, bytes: undefined };
  };
  const titles: string[] = [];
  const rest: Rest = { holdings: [], deleted: [], refused: [], warned: [] };
  for (let from = 0; from < named.length; from += stride) {
    const some = named.slice(from, from + stride).map((name, i) => read(name, from + i));
    const { described, deleted, ...other } = await sort(some, profile);
    titles.push(JSON.stringify(described.map(one => ({ ...one, keys: keysOf(one.traits) }))));
    rest.deleted.push(...deleted.map(({ arrival, controlNumber }) => ({ arrival, controlNumber })));
    rest.holdings.push(...other.holdings);
    rest.refused.push(...other.refused);
    rest.warned.push(...other.warned);
  }
  const told: Told = { number, titles, rest: JSON.stringify(rest) };
  parentPort?.postMessage(told);
});
