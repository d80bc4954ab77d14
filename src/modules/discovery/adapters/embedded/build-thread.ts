import { workerData } from 'node:worker_threads';
import { openDb } from '#platform/db.ts';
import { buildSnapshot } from './build.ts';

const { url, path } = workerData as { readonly url: string; readonly path: string };
const db = openDb({ url, connections: 1 });
try {
  await db.transaction(tx => buildSnapshot(tx, path));
} finally {
  await db.close();
}
