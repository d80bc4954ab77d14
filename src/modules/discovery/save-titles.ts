import { setImmediate } from 'node:timers/promises';
import type { EditionId } from '#catalogue';
import type { Tx } from '#platform/db.ts';
import { knownStem, stemsOf } from './stems.ts';
import { insertTitles, readChanged } from './store/title.ts';
import { type Said, type TitleVector, vectorOf } from './title-vector.ts';

/** While PostgreSQL keeps so many, the next so many are made. */
const slice = 200;

/** The vectors of titles. Words never seen before are asked of the database. */
async function vectorsOf(tx: Tx, titles: readonly Said[]): Promise<TitleVector[]> {
  const missing = new Set<string>();
  const vectors = titles.map(said => vectorOf(said, knownStem, missing));
  if (missing.size === 0) return vectors;
  const stemOf = await stemsOf(tx, missing);
  return titles.map(said => vectorOf(said, word => knownStem(word) ?? stemOf(word), new Set()));
}

/**
 * Brings the search rows of these editions up to date; those that the catalogue let go of have gone with their edition. Words
 * are taken apart only where something else is said than before, or for all of them `anew`. While PostgreSQL keeps some, the
 * next are made.
 */
export async function saveTitles(tx: Tx, editions: readonly EditionId[], anew = false): Promise<number> {
  const titles = await readChanged(tx, editions, anew);
  let saved: Promise<unknown> = Promise.resolve();
  for (let from = 0; from < titles.length; from += slice) {
    const some = titles.slice(from, from + slice);
    saved = Promise.all([saved, insertTitles(tx, some, await vectorsOf(tx, some))]);
    saved.catch(() => {}); // heard below
    await setImmediate();
  }
  await saved;
  return editions.length;
}
