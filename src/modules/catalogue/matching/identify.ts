import type { EditionId } from '../edition.ts';

/** Where a record stands before it is grouped anew. */
export interface Stand {
  /** Undefined for a record that is new. */
  readonly edition: EditionId | undefined;
  /** Editions that it belonged to once and that stand for another one now: it came along when they were joined. */
  readonly once: readonly EditionId[];
  /** It speaks for its edition. */
  readonly leads: boolean;
  /** It says something else than before: who still says the same keeps the number. */
  readonly news: boolean;
}

interface Wish {
  readonly group: number;
  readonly edition: EditionId;
  /** What counts, in the order in which it counts. */
  readonly rank: readonly number[];
}

const count = (stands: readonly Stand[], fits: (stand: Stand) => boolean): number =>
  stands.filter(fits).length;

/** Those that were always here and say the same as ever count first, then those that were always here, then who speaks, then all. */
const rankOf = (own: readonly Stand[]): number[] => [
  count(own, ({ once, news }) => once.length === 0 && !news),
  count(own, ({ once }) => once.length === 0),
  count(own, ({ leads }) => leads),
  own.length,
];

const byRank = (a: Wish, b: Wish): number => {
  const place = a.rank.findIndex((value, i) => value !== b.rank[i]);
  return place < 0 ? a.edition - b.edition || a.group - b.group : (b.rank[place] ?? 0) - (a.rank[place] ?? 0);
};

/**
 * Which edition each group of records goes on as: that of most of its records, the older number when all is equal; each number
 * once. A group that is left with none takes back one that its records had before; else it needs a new one (undefined).
 */
export function identify(groups: readonly (readonly Stand[])[]): (EditionId | undefined)[] {
  const wishes = groups.flatMap((stands, group) =>
    [...Map.groupBy(stands, ({ edition }) => edition)].flatMap(([edition, own]): Wish[] =>
      edition === undefined ? [] : [{ group, edition, rank: rankOf(own) }],
    ),
  );
  const found = new Map<number, EditionId>();
  const taken = new Set<EditionId>();
  const give = (group: number, edition: EditionId): void => {
    if (found.has(group) || taken.has(edition)) return;
    found.set(group, edition);
    taken.add(edition);
  };
  for (const { group, edition } of wishes.toSorted(byRank)) give(group, edition);
  for (const [group, stands] of groups.entries())
    for (const edition of stands.flatMap(({ once }) => once).toSorted((a, b) => a - b)) give(group, edition);
  return groups.map((_, group) => found.get(group));
}
