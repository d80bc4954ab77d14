import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Db } from '#platform/db.ts';
import type { Delivery } from '../delivery.ts';
import { Failure } from '../failure.ts';
import { takeFile } from '../import-file.ts';
import type { Source } from '../source.ts';
import type { KnownSupply, Memory } from '../supply.ts';
import { askOnce, type Outside, patiently } from './outside.ts';

/** A whole file may take so many times as long as an answer. */
const timesForAFile = 60;

/** Fetches a file when it is another than the last time, and takes it in. It lies on disk until then, whatever its size. */
export async function pullHttp(
  db: Db,
  outside: Outside,
  source: Source,
  supply: KnownSupply,
  at: Date,
  by: string | undefined,
): Promise<{ deliveries: Delivery[]; memory: Memory }> {
  const { address, lists, mostGone, memory } = supply;
  const headers = {
    ...(memory.etag !== undefined && { 'if-none-match': memory.etag }),
    ...(memory.modified !== undefined && { 'if-modified-since': memory.modified }),
  };
  const patient = { ...outside, patience: outside.patience * timesForAFile };
  const response = await patiently(outside, () => askOnce(patient, address, headers, at));
  if (response.status === 304) return { deliveries: [], memory };
  const folder = await mkdtemp(join(outside.folder, 'bindwerk-fetched-'));
  try {
    const path = join(folder, 'file');
    await save(response, path);
    const name = basename(new URL(address).pathname) || new URL(address).host;
    const file = { source, path, name, way: 'http', by, at, lists, mostGone } as const;
    const delivery = await takeFile(db, file);
    const [etag, modified] = [response.headers.get('etag'), response.headers.get('last-modified')];
    return {
      deliveries: [delivery],
      memory: { ...(etag !== null && { etag }), ...(modified !== null && { modified }) },
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function save(response: Response, path: string): Promise<void> {
  try {
    await pipeline(Readable.from(response.body ?? []), createWriteStream(path));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOSPC') throw error;
    throw new Failure('answer-cut-off');
  }
}
