import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { MultipartFile } from '@fastify/multipart';

/** An uploaded file on this machine's disk. `size` in bytes, at least 1. */
export interface KeptUpload {
  readonly path: string;
  readonly size: number;
}

/** Why an upload did not arrive whole: larger than the form takes, empty, or what writing it ran into. */
export interface LostUpload {
  readonly why: 'too-large' | 'empty' | { readonly error: unknown };
}

/**
 * Writes an uploaded file into a folder of its own, where a job finds it; nothing stays of one that does not arrive whole.
 * Whoever is done with it calls `dropUpload`.
 */
export async function keepUpload(file: MultipartFile): Promise<KeptUpload | LostUpload> {
  const folder = await mkdtemp(join(tmpdir(), 'bindwerk-upload-'));
  const path = join(folder, 'file');
  let why: LostUpload['why'];
  try {
    await pipeline(file.file, createWriteStream(path));
    const { truncated, bytesRead } = file.file;
    if (!truncated && bytesRead > 0) return { path, size: bytesRead };
    why = truncated ? 'too-large' : 'empty';
  } catch (error) {
    why = { error };
  }
  await rm(folder, { recursive: true, force: true });
  return { why };
}

/** Removes a kept upload with its folder; one that is gone already is fine. */
export const dropUpload = (path: string): Promise<void> =>
  rm(dirname(path), { recursive: true, force: true });
