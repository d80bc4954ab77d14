import { allSources } from '#intake';
import { network, type UnitId } from '#network';
import type { Day } from '#platform/day.ts';
import type { Reader } from '#platform/db.ts';
import type { EditionId } from './edition.ts';
import { readHoldingsOf } from './store/holdings.ts';
import { branchFinder } from './take-copies.ts';

/** What a library says it has of a title in parts, at one place: which years of a magazine, which volumes of a set. */
export interface HoldingStatement {
  /** Absent where the source names a branch that is unknown here. */
  readonly branch: UnitId | undefined;
  /** The source's own code. */
  readonly code: string;
  readonly callNumber: string | undefined;
  /** `v.1-14 (1975-1988)`; never empty. */
  readonly statements: readonly string[];
}

/** What is where of editions, as holdings records say it (MARC 21 holdings, 853 to 868); of most editions nothing. */
export async function holdingStatements(
  reader: Reader,
  editions: readonly EditionId[],
  on: Day,
): Promise<Map<EditionId, HoldingStatement[]>> {
  const rows = editions.length === 0 ? [] : await readHoldingsOf(reader, editions);
  const found = new Map<EditionId, HoldingStatement[]>();
  if (rows.length === 0) return found;
  const [sources, place] = await Promise.all([allSources(reader), network(reader)]);
  const finders = new Map(sources.map(source => [source.id, branchFinder(source, place, on)]));
  for (const { edition, source, places } of rows) {
    const list = found.get(edition) ?? [];
    found.set(edition, list);
    for (const { branch, callNumber, statements } of places)
      if (statements.length > 0)
        list.push({ branch: finders.get(source)?.(branch), code: branch, callNumber, statements });
  }
  return found;
}
