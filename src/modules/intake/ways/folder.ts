import { mkdir, readdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { Db } from '#platform/db.ts';
import type { Delivery } from '../delivery.ts';
import { takeFile } from '../import-file.ts';
import type { Source } from '../source.ts';
import type { KnownSupply } from '../supply.ts';

/** Where files go that were taken in. */
const done = 'verwerkt';
/** A file that is still being written bears such a name. */
const unfinished = /^\.|\.(?:part|tmp|filepart|crdownload)$/i;

/** Takes in what lies in a folder, by name, and puts each file aside when it is done. */
export async function takeFolder(
  db: Db,
  source: Source,
  { address, lists, mostGone }: KnownSupply,
  at: Date,
  by: string | undefined,
): Promise<Delivery[]> {
  const entries = await readdir(address, { withFileTypes: true });
  const names = entries
    .filter(entry => entry.isFile() && !unfinished.test(entry.name))
    .map(({ name }) => name);
  const deliveries: Delivery[] = [];
  for (const name of names.toSorted()) {
    const path = join(address, name);
    deliveries.push(await takeFile(db, { source, path, way: 'folder', by, at, lists, mostGone }));
    await mkdir(join(address, done), { recursive: true });
    await rename(path, join(address, done, name));
  }
  return deliveries;
}
