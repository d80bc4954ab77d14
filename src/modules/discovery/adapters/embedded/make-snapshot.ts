import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Db } from '#platform/db.ts';

/** The file of the index in a folder. */
export const snapshotPath = (folder: string): string => join(folder, 'titles.index');

/** Makes the index of a database and writes its snapshot, in a thread of its own: people go on searching meanwhile. */
export async function makeSnapshot(db: Db, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const worker = new Worker(new URL('./build-thread.ts', import.meta.url), {
    workerData: { url: db.pool.options.connectionString ?? '', path: snapshotPath(folder) },
  });
  await new Promise<void>((resolve, reject) => {
    worker.once('error', reject);
    worker.once('exit', code => (code === 0 ? resolve() : reject(new Error(`it stopped with ${code}`))));
  });
}
