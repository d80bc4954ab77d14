import { copyFile, mkdtemp, readdir, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { UnitId } from '#network';
import type { Actor } from '#people';
import type { Tx } from '#platform/db.ts';
import type { Result } from '#platform/result.ts';
import { dropUpload } from '#web/keep-upload.ts';
import type { PaperRefusal } from '../refusals.ts';
import type { PaperId } from './paper.ts';
import { bringPaper } from './take-paper.ts';

/** What became of one file of a folder. */
export interface BroughtFile {
  readonly name: string;
  readonly done: Result<PaperId, PaperRefusal>;
}

/**
 * Takes in every PDF of a folder by the order of their names, each called by its own; their files stay where they are. They are
 * read by and by, as those that come by the page.
 */
export async function bringFolder(
  tx: Tx,
  folder: string,
  { owner, at, by }: { readonly owner: UnitId; readonly at: Date; readonly by: Actor },
): Promise<BroughtFile[]> {
  const names = (await readdir(folder)).filter(name => /\.pdf$/i.test(name)).toSorted();
  const brought: BroughtFile[] = [];
  for (const name of names) {
    const path = join(await mkdtemp(join(tmpdir(), 'bindwerk-upload-')), 'file');
    await copyFile(join(folder, name), path);
    const { size } = await stat(path);
    const title = name
      .replace(/\.pdf$/i, '')
      .replaceAll(/[_\s]+/g, ' ')
      .trim()
      .slice(0, 200);
    const done = await bringPaper(tx, { name, title, owner, size, path, oldSlug: undefined, at, by });
    if (!done.ok) await dropUpload(path);
    brought.push({ name, done });
  }
  return brought;
}
