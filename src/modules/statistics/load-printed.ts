import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Tx } from '#platform/db.ts';
import { type PrintedSeries, printedFile } from './printed.ts';
import { changedPrinted, insertPrinted } from './store/printed.ts';

/** The printed figures in a province's folder; none when it has no such file. Throws with every error in it. */
export function readPrinted(folder: string): readonly PrintedSeries[] {
  const file = join(folder, 'printed.json');
  return existsSync(file) ? printedFile.parse(JSON.parse(readFileSync(file, 'utf8'))).series : [];
}

/**
 * Takes printed figures into the database and answers how many values were new. Throws when a page is said to have
 * printed something else than before.
 */
export async function loadPrinted(tx: Tx, series: readonly PrintedSeries[]): Promise<number> {
  const changed = await changedPrinted(tx, series);
  if (changed.length > 0) {
    const names = changed.map(row => `${row.series} of ${row.year} on ${row.source}`).join(', ');
    throw new Error(`printed figure ${names} was changed after it was taken in: add another source instead`);
  }
  return insertPrinted(tx, series);
}
