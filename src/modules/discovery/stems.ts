import type { Reader } from '#platform/db.ts';
import { readStems } from './store/stem.ts';

/** Gives a word as it is looked up; nothing while its stem was never asked for. */
export type StemOf = (word: string) => string | undefined;

/** Stems that were asked for before. A library's whole vocabulary fits; when it does not, the list begins anew. */
let known = new Map<string, string>();
const mostKnown = 400_000;

const hasNumber = (word: string): boolean => /\p{N}/u.test(word);

/** The stem of a folded word that is known already. Words with a number in them stay as they are. */
export const knownStem: StemOf = word => known.get(word) ?? (hasNumber(word) ? word : undefined);

/** The Dutch stems of folded words, by PostgreSQL's stemmer in every search and every title alike. */
export async function stemsOf(reader: Reader, words: Iterable<string>): Promise<(word: string) => string> {
  if (known.size > mostKnown) known = new Map();
  const kept = known;
  const fresh = new Set<string>();
  for (const word of words) if (!kept.has(word) && !hasNumber(word)) fresh.add(word);
  if (fresh.size > 0) for (const { word, stem } of await readStems(reader, [...fresh])) kept.set(word, stem);
  return word => kept.get(word) ?? word;
}
