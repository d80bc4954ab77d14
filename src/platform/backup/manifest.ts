import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const file = z.object({
  table: z.string(),
  columns: z.array(z.string()),
  /** Beside the manifest: COPY's text format, gzipped. */
  file: z.string(),
  rows: z.number(),
  sha256: z.string(),
});

const shape = z.object({
  format: z.literal('bindwerk-backup-1'),
  version: z.string(),
  takenAt: z.iso.datetime(),
  /** What had been run, with the hash of each: a restore builds just these tables before the rows come in. */
  migrations: z.array(z.object({ owner: z.string(), file: z.string(), hash: z.string() })),
  parts: z.array(z.object({ part: z.string(), table: z.string(), bound: z.string() })),
  sequences: z.array(z.object({ sequence: z.string(), value: z.string(), isCalled: z.boolean() })),
  files: z.array(file),
});

/** What a backup holds; written last, so that a folder without it is no backup. */
export type Manifest = z.infer<typeof shape>;
export type BackedUpFile = z.infer<typeof file>;

export const manifestName = 'manifest.json';

/** Reads what a folder holds. Throws with what to do when it is no whole backup. */
export async function readManifest(folder: string): Promise<Manifest> {
  let text: string;
  try {
    text = await readFile(join(folder, manifestName), 'utf8');
  } catch {
    throw new Error(
      `${folder} holds no backup: there is no ${manifestName}. Name the folder that "backup" made.`,
    );
  }
  const read = shape.safeParse(JSON.parse(text));
  if (read.success) return read.data;
  throw new Error(
    `${join(folder, manifestName)} is not what this version of Bindwerk writes: ${z.prettifyError(read.error)}`,
  );
}
