import { network, type UnitId } from '#network';
import type { Day } from '#platform/day.ts';
import type { Reader } from '#platform/db.ts';
import type { MemberId } from './member.ts';
import { readLikely } from './store/duplicates.ts';

/** What two members have in common, with how much it says. */
export const clues = {
  birthday: 3,
  'family-name': 2,
  'given-name': 2,
  email: 3,
  phone: 3,
  postcode: 2,
} as const;
export type Clue = keyof typeof clues;

/** From so much on two members are shown as perhaps one: a shared birthday and surname alone are not enough. */
const enough = 7;

/** Two members that may be one person. */
export interface Likely {
  readonly one: MemberId;
  readonly other: MemberId;
  readonly oneName: string;
  readonly otherName: string;
  readonly clues: readonly Clue[];
}

/**
 * Members of an organisation that may be one person, the surest first, `limit` at most. A twin shares birthday, family
 * name and address, so a different given name counts against.
 */
export async function likelyDuplicates(
  reader: Reader,
  organisation: UnitId,
  day: Day,
  limit: number,
): Promise<Likely[]> {
  const place = await network(reader);
  const homes = place.branches(day).filter(unit => unit.organisation === organisation);
  const pairs = await readLikely(
    reader,
    homes.map(({ id }) => id),
  );
  return pairs
    .map(({ clues: found, ...pair }) => ({
      ...pair,
      clues: (Object.keys(clues) as Clue[]).filter(clue => found.includes(clue)),
    }))
    .map(pair => ({
      pair,
      weight:
        pair.clues.reduce((sum, clue) => sum + clues[clue], 0) - (pair.clues.includes('given-name') ? 0 : 3),
    }))
    .filter(({ weight }) => weight >= enough)
    .toSorted((a, b) => b.weight - a.weight || a.pair.one - b.pair.one)
    .slice(0, limit)
    .map(({ pair }) => pair);
}
