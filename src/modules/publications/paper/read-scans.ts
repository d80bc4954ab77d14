import { join } from 'node:path';
import type { Page } from './page.ts';
import { dots, readScanWords } from './scan-words.ts';
import { runTool } from './tools.ts';

/** Pages that are read from their pictures at the same time, each by one processor. */
const scansAtOnce = 2;

/** Reads a page from its picture (Tesseract, Dutch). */
async function readScan(path: string, folder: string, page: number): Promise<Page> {
  const on = String(page);
  const picture = join(folder, `scan-${page}`);
  const look = ['-r', String(dots), '-gray', '-png', '-singlefile', '-scale-to', '4000'];
  await runTool('image', [...look, '-f', on, '-l', on, path, picture], folder, { seconds: 60 });
  const args = [`${picture}.png`, '-', '-l', 'nld', '--dpi', String(dots), 'tsv'];
  return readScanWords((await runTool('scan', args, folder, { seconds: 90 })).toString(), page);
}

interface Scans {
  readonly path: string;
  readonly folder: string;
  readonly pages: readonly number[];
}

/**
 * Reads pages from their pictures, in their order and two at a time; `heard` hears of each, and of one that cannot be read with
 * nothing.
 */
export async function readScans(
  { path, folder, pages }: Scans,
  heard: (page: number, read: Page | undefined) => Promise<void>,
): Promise<void> {
  const left = [...pages];
  const readOn = async (): Promise<void> => {
    for (let page = left.shift(); page !== undefined; page = left.shift())
      await heard(page, await readScan(path, folder, page).catch(() => undefined));
  };
  await Promise.all(Array.from({ length: scansAtOnce }, readOn));
}
