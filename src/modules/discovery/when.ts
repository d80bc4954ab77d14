import type { EditionId } from '#catalogue';
import type { Network, Unit } from '#network';
import type { Reader } from '#platform/db.ts';
import { promise } from '#requests';
import { type Holding, readHoldings } from './store/copies.ts';

/** What a request for one edition would be promised now. */
export type Expected = Awaited<ReturnType<typeof promise>>[number];

/** Where an edition is and when it could be here. */
export interface Where {
  readonly holdings: readonly Holding[];
  /** From the reader's branch; absent while they have not chosen one. */
  readonly expected: Expected | undefined;
}

/** Looks up a whole page of editions at once. */
export async function loadWhere(
  reader: Reader,
  editions: readonly EditionId[],
  branch: Unit | undefined,
  at: Date,
): Promise<ReadonlyMap<EditionId, Where>> {
  if (editions.length === 0) return new Map();
  const holdings = Map.groupBy(await readHoldings(reader, editions), ({ edition }) => edition);
  const expected = branch
    ? await promise(
        reader,
        editions.map(edition => ({ edition, pickup: branch.id, at })),
      )
    : [];
  return new Map(
    editions.map((edition, place) => [
      edition,
      { holdings: holdings.get(edition) ?? [], expected: expected[place] },
    ]),
  );
}

/** The places where a copy stands on the shelf, by name. */
export const shelvesOf = ({ holdings }: Where, place: Network): Unit[] =>
  holdings
    .filter(({ onShelf }) => onShelf > 0)
    .map(({ branch }) => place.unit(branch))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'nl'));
