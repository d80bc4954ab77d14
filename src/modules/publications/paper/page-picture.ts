import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runTool } from './tools.ts';

/** In pixels: enough to read a page of A4 by. */
const pictureWidth = 1_000;

/** Makes a picture of a page, JPEG. Throws `ToolFailed`. */
export async function pictureOf(path: string, page: number): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'bindwerk-paper-'));
  try {
    const on = String(page);
    const size = ['-scale-to-x', String(pictureWidth), '-scale-to-y', '-1'];
    await runTool(
      'image',
      [
        '-jpeg',
        '-jpegopt',
        'quality=70',
        ...size,
        '-singlefile',
        '-f',
        on,
        '-l',
        on,
        path,
        join(folder, 'page'),
      ],
      folder,
      { seconds: 30 },
    );
    return await readFile(join(folder, 'page.jpg'));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
