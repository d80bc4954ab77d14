import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { MultipartFile } from '@fastify/multipart';

/** Bytes of a PDF. */
export const mostBytes = 200 * 1024 ** 2;

/** Puts an uploaded file where the job finds it; nothing stays of one that does not arrive whole. */
export async function keepUpload(file: MultipartFile): Promise<{ path: string; size: number } | undefined> {
  const folder = await mkdtemp(join(tmpdir(), 'bindwerk-upload-'));
  const path = join(folder, 'file.pdf');
  try {
    await pipeline(file.file, createWriteStream(path));
    if (!file.file.truncated && file.file.bytesRead > 0) return { path, size: file.file.bytesRead };
  } catch {
    // A full disk or a broken line: the sender is told that no whole file arrived.
  }
  await rm(folder, { recursive: true, force: true });
  return undefined;
}

export const dropUpload = (path: string): Promise<void> =>
  rm(dirname(path), { recursive: true, force: true });
