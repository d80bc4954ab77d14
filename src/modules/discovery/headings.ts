import type { Tx } from '#platform/db.ts';
import { wordsOf } from './fold.ts';
import {
  deleteGoneHeadings,
  type GatheredList,
  type HeadingList,
  insertHeadings,
  longestKey,
  readNewHeadings,
} from './store/heading.ts';

/** Lists of codes and years stand as they are; the others by their words, as titles are compared. */
const codes: ReadonlySet<HeadingList> = new Set(['year', 'language', 'material']);

/** By what a heading stands in its list, and what a search for it asks. */
export const keyIn = (list: HeadingList, shown: string): string =>
  codes.has(list) ? shown.trim().toLowerCase() : wordsOf(shown).join(' ');

const slice = 10_000;

/** Brings a list up to date with the catalogue. Only headings that are new are taken apart. */
export async function gatherList(tx: Tx, list: GatheredList): Promise<void> {
  await deleteGoneHeadings(tx, list);
  const fresh = (await readNewHeadings(tx, list)).flatMap(shown => {
    const key = keyIn(list, shown);
    return key === '' || key.length > longestKey ? [] : [{ shown, key }];
  });
  for (let from = 0; from < fresh.length; from += slice)
    await insertHeadings(tx, list, fresh.slice(from, from + slice));
}
