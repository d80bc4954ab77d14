import type { EditionId } from '#catalogue';
import type { Tx } from '#platform/db.ts';
import { knownStem, stemsOf } from './stems.ts';
import { changedOf, countCopies, insertTitles, readSaid } from './store/title.ts';
import { type Said, vectorOf } from './title-vector.ts';

/** While PostgreSQL keeps so many, the next so many are made. */
const slice = 200;

/** The vectors of titles. Words never seen before are asked of the database, when it has nothing else to do. */
async function vectorsOf(tx: Tx, titles: readonly Said[], ready: Promise<unknown>): Promise<string[]> {
  const missing = new Set<string>();
  const vectors = titles.map(said => vectorOf(said, knownStem, missing));
  await ready;
  if (missing.size === 0) return vectors;
  const stemOf = await stemsOf(tx, missing);
  return titles.map(said => vectorOf(said, word => knownStem(word) ?? stemOf(word), new Set()));
}

/** Takes the words of titles apart and keeps them; while PostgreSQL keeps some, the next are made. */
async function saveWords(tx: Tx, editions: readonly EditionId[]): Promise<void> {
  const titles = await readSaid(tx, editions);
  let saved = Promise.resolve(0);
  for (let from = 0; from < titles.length; from += slice) {
    const some = titles.slice(from, from + slice);
    const vectors = await vectorsOf(tx, some, saved);
    saved = insertTitles(
      tx,
      some.map(({ edition }) => edition),
      vectors,
    );
  }
  await saved;
}

/**
 * Brings the search rows of these editions up to date; those that the catalogue let go of have gone with their edition. Words
 * are taken apart only where something else is said than before, or for all of them `anew`.
 */
export async function saveTitles(tx: Tx, editions: readonly EditionId[], anew = false): Promise<number> {
  const changed = anew ? editions : await changedOf(tx, editions);
  if (changed.length > 0) await saveWords(tx, changed);
  await countCopies(tx, editions);
  return editions.length;
}
