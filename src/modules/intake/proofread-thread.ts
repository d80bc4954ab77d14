import { parentPort, workerData } from 'node:worker_threads';
import { batchesOf } from './batches.ts';
import type { Proof } from './proofread.ts';

// The thread of `proofread`: a word after each batch, so that the other side sees that it gets on.
const { path, from, size, profile } = workerData as Proof;
for await (const batch of batchesOf(path, from, size, profile)) parentPort?.postMessage(batch.length);
