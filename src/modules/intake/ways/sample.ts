import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { readMarc } from '#standards/marc/read-marc.ts';
import type { Reading } from '#standards/marc/reading.ts';
import { Failure, failureOf } from '../failure.ts';
import type { Profile } from '../profile.ts';
import type { KnownSupply, Supply } from '../supply.ts';
import { oaiParts } from './oai.ts';
import { askOnce, type Outside, patiently } from './outside.ts';
import type { Part } from './pages.ts';
import { sruParts } from './sru.ts';

/** The first records of a source as they would be read, or why there are none. Nothing is kept. */
export type Sample = { readonly readings: readonly Reading[] } | { readonly failure: string };

const most = 10;

/** Fetches the first records from where a source would be fetched from. */
export async function sample(outside: Outside, supply: Supply, profile: Profile, at: Date): Promise<Sample> {
  const known = { ...supply, nextAt: undefined, failures: 0, failure: undefined, memory: {} };
  try {
    return { readings: await firstOf(contents[supply.kind](outside, known, at), profile) };
  } catch (error) {
    return { failure: failureOf(error) };
  }
}

/** Streams of MARC, one after another. */
type Contents = AsyncGenerator<AsyncIterable<Uint8Array>>;

const contents: Readonly<
  Record<Supply['kind'], (outside: Outside, supply: KnownSupply, at: Date) => Contents>
> = {
  'oai-pmh': (outside, supply, at) => inParts(oaiParts(outside, supply, null, at, () => {})),
  sru: (outside, supply, at) => inParts(sruParts(outside, supply, null, at)),
  async *http(outside, { address }, at) {
    const response = await patiently(outside, () => askOnce(outside, address, {}, at));
    yield response.body ?? once(Buffer.alloc(0));
  },
  async *folder(_, { address }) {
    const entries = await readdir(address, { withFileTypes: true });
    const first = entries.filter(entry => entry.isFile()).toSorted((a, b) => (a.name < b.name ? -1 : 1))[0];
    if (!first) throw new Failure('nothing-there');
    yield createReadStream(join(address, first.name));
  },
};

async function* once(bytes: Buffer): AsyncGenerator<Uint8Array> {
  yield bytes;
}

async function* inParts(parts: AsyncGenerator<Part>): Contents {
  for await (const { brought } of parts)
    for (const { bytes, deleted } of brought) if (!deleted) yield once(bytes);
}

async function firstOf(streams: Contents, { notUtf8 }: Profile): Promise<Reading[]> {
  const found: Reading[] = [];
  for await (const stream of streams)
    for await (const reading of readMarc(stream, undefined, notUtf8 ? { notUtf8 } : {})) {
      found.push(reading);
      if (found.length === most) return found;
    }
  if (found.length === 0) throw new Failure('nothing-there');
  return found;
}
