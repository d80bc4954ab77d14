import { currentEdition, type Edition, type EditionId, editions } from '#catalogue';
import type { MemberId } from '#people';
import type { Reader, Tx } from '#platform/db.ts';
import { addToList, insertList, type KeptList, readLists, readSearches, saveSearch } from './store/kept.ts';

/** Enough for anybody; more would make the page slow for its owner alone. */
export const mostKept = 100;
const longestName = 80;
const longestAddress = 2_000;

/** A name as it is kept; the other one when nothing was written. */
const named = (name: string, otherwise: string): string =>
  [...(name.trim() || otherwise)].slice(0, longestName).join('');

/** Keeps a search; false when a member keeps too many already, or the address is no address of ours. */
export async function keepSearch(
  tx: Tx,
  member: MemberId,
  {
    name,
    address,
    otherwise,
  }: { readonly name: string; readonly address: string; readonly otherwise: string },
  at: Date,
): Promise<boolean> {
  const known = await readSearches(tx, member);
  if (known.length >= mostKept || address.length > longestAddress) return false;
  await saveSearch(tx, member, named(name, otherwise), address, at);
  return true;
}

/** Puts a title on a list of the member, or on a new one when `list` is none of theirs; false when there is no more room. */
export async function putOnList(
  tx: Tx,
  member: MemberId,
  { list, edition, name, otherwise }: PutOnList,
  at: Date,
): Promise<boolean> {
  const lists = await readLists(tx, member);
  const chosen = lists.find(({ id }) => id === list);
  if (chosen ? chosen.editions.length >= mostKept : lists.length >= mostKept) return false;
  await addToList(tx, chosen?.id ?? (await insertList(tx, member, named(name, otherwise), at)), edition, at);
  return true;
}

interface PutOnList {
  readonly list: number | undefined;
  readonly edition: EditionId;
  /** Of a new list. */
  readonly name: string;
  readonly otherwise: string;
}

/** A list with its titles as they are now: one that became part of another title is that title. */
export interface List {
  readonly id: number;
  readonly name: string;
  readonly titles: readonly { readonly kept: EditionId; readonly edition: Edition }[];
}

export async function listsOf(reader: Reader, member: MemberId): Promise<List[]> {
  const lists = await readLists(reader, member);
  const kept = [...new Set(lists.flatMap((list: KeptList) => list.editions))];
  const known = await editions(reader, kept);
  const moved = new Map<EditionId, EditionId>();
  for (const edition of kept)
    if (!known.has(edition)) {
      const now = await currentEdition(reader, edition);
      if (now !== undefined) moved.set(edition, now);
    }
  const later = await editions(reader, [...moved.values()]);
  return lists.map(({ id, name, editions: titles }) => ({
    id,
    name,
    titles: titles.flatMap(edition => {
      const now = known.get(edition) ?? later.get(moved.get(edition) ?? 0);
      return now ? [{ kept: edition, edition: now }] : [];
    }),
  }));
}
