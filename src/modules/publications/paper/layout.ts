import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { PageLayout } from '#standards/pdf/page-layout.ts';
import type { AltText } from './alt-texts.ts';
import type { Piece } from './tags.ts';
import { runTool } from './tools.ts';

/** What a file holds beside its words. */
export interface PaperLayout {
  /** In order; none of a page that cannot be read. */
  readonly pages: readonly (PageLayout | undefined)[];
  /** What a tagged file says that its text is, in its own reading order. */
  readonly pieces: readonly Piece[];
  /** What it says of its pictures. */
  readonly pictures: readonly AltText[];
}

export const noLayout: PaperLayout = { pages: [], pieces: [], pictures: [] };

/** Seconds, and megabytes of memory. */
const limits = { seconds: 60, megabytes: 1_024 };

/**
 * Reads where a file begins its text, what it draws and what its tags say, in a thread of its own with limits. Qpdf first writes it
 * plainly, as our own reader takes it. Throws when it cannot be read.
 */
export async function readLayout(path: string, folder: string): Promise<PaperLayout> {
  const plain = join(folder, 'plain.pdf');
  // it ends with 3 when it mended something
  await runTool('repair', ['--object-streams=disable', path, plain], folder, { seconds: 60 }).catch(() => {});
  const worker = new Worker(new URL('./layout-thread.ts', import.meta.url), {
    workerData: plain,
    resourceLimits: { maxOldGenerationSizeMb: limits.megabytes },
  });
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise<PaperLayout>((resolve, reject) => {
      timer = setTimeout(() => reject(new Error('reading took too long')), limits.seconds * 1000);
      worker.once('message', resolve).once('error', reject);
    });
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}
