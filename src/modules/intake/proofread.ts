import { Worker } from 'node:worker_threads';
import { Failure } from './failure.ts';
import type { Profile } from './profile.ts';

/** A file to read, from a place on, so many records at a time. */
export interface Proof {
  readonly path: string;
  readonly from: number;
  readonly size: number;
  readonly profile: Profile;
}

/** What reading may take. */
export interface ReadLimits {
  /** Megabytes of memory. */
  readonly megabytes: number;
  /** For one batch. */
  readonly seconds: number;
}

/** What a file from a browser may take. */
export const usualLimits: ReadLimits = { megabytes: 512, seconds: 120 };

/**
 * Reads a file to its end in a thread of its own and keeps nothing of it: what comes from outside shows there that it can be read in
 * bounded memory and time before this process reads it itself. To hand the records over from thread to thread instead would
 * be four times the work of reading them. Throws a `Failure` when it takes too much, and what the thread throws.
 */
export async function proofread(proof: Proof, { megabytes, seconds }: ReadLimits): Promise<void> {
  const worker = new Worker(new URL('./proofread-thread.ts', import.meta.url), {
    workerData: proof,
    resourceLimits: { maxOldGenerationSizeMb: megabytes },
  });
  let timer: NodeJS.Timeout | undefined;
  try {
    await new Promise<void>((resolve, reject) => {
      const wait = () => {
        clearTimeout(timer);
        timer = setTimeout(() => reject(new Failure('read-too-long')), seconds * 1000);
      };
      wait();
      worker.on('message', wait).once('exit', () => resolve());
      worker.once('error', (error: Error) =>
        reject(
          'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
            ? new Failure('too-much-memory')
            : error,
        ),
      );
    });
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}
