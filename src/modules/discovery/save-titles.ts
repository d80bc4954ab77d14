import { setImmediate } from 'node:timers/promises';
import type { EditionId } from '#catalogue';
import type { Tx } from '#platform/db.ts';
import { knownStem, stemsOf } from './stems.ts';
import { deleteGoneTitles, insertTitles, readHashes, readTold, recountCopies } from './store/title.ts';
import { leaveIndexOut } from './store/vocabulary.ts';
import { type Said, type TitleVector, vectorOf } from './title-vector.ts';
import { type Told, toldTitle } from './told-title.ts';

/** So many titles at once are a load. */
const many = 200;

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

/** What is known of editions whose search rows must be brought up to date. */
export interface TitlesChanged {
  readonly editions: readonly EditionId[];
  /** What those of them say of which it need not be read. */
  readonly described?: readonly Told[];
  /** Those of which nothing but copies came or went. */
  readonly onlyCopies?: readonly EditionId[];
  /** Takes the words apart also of what says what it said. */
  readonly anew?: boolean;
}

/**
 * Brings the search rows of editions up to date; those that the catalogue let go of have gone with their edition. Words are taken
 * apart only where something else is said than before. While PostgreSQL keeps some, the next are made. Answers how many editions
 * it looked at.
 */
export async function saveTitles(tx: Tx, changed: TitlesChanged): Promise<number> {
  const { editions, described = [], onlyCopies = [], anew = false } = changed;
  const hashes = new Map((await readHashes(tx, editions)).map(({ edition, said }) => [edition, said]));
  if (hashes.size === 0 && editions.length >= many) await leaveIndexOut(tx);
  const known = new Set(described.map(({ id }) => id));
  for (const edition of onlyCopies) if (hashes.has(edition)) known.add(edition);
  const unknown = editions.filter(edition => !known.has(edition));
  const read = unknown.length === 0 ? [] : await readTold(tx, unknown);
  const titles = [...described, ...read]
    .map(toldTitle)
    .filter(({ edition, hash }) => anew || hashes.get(edition) !== hash);
  const made = new Set(titles.map(({ edition }) => edition));
  const same = editions.filter(edition => hashes.has(edition) && !made.has(edition));
  let saved: Promise<unknown> = Promise.all([
    unknown.length > 0 && deleteGoneTitles(tx, unknown),
    same.length > 0 && recountCopies(tx, same),
  ]);
  for (let from = 0; from < titles.length; from += slice) {
    const some = titles.slice(from, from + slice);
    saved = Promise.all([saved, insertTitles(tx, some, await vectorsOf(tx, some))]);
    saved.catch(() => {}); // heard below
    await setImmediate();
  }
  await saved;
  return editions.length;
}

/** Copies came or went, perhaps the last: counts them, and what is gone is not found any more. */
export async function copiesChanged(tx: Tx, editions: readonly EditionId[]): Promise<void> {
  await Promise.all([deleteGoneTitles(tx, editions), recountCopies(tx, editions)]);
}
