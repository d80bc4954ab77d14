import { type ArrivedRecord, keptRecords, type Source } from '#intake';
import type { Day } from '#platform/day.ts';
import type { Tx } from '#platform/db.ts';
import { type Copy, readCopies } from './reading/read-copies.ts';
import {
  deleteHoldings,
  type HoldingsRow,
  readCopiesApart,
  readTitleRecords,
  saveHoldings,
} from './store/holdings.ts';
import type { CopiesOf } from './take-copies.ts';

/** What became of the holdings records of a batch. */
export interface HoldingsTaken {
  /** Numbers of the titles that they speak of now or did before. */
  readonly titles: readonly string[];
  /** What the batch says is gone, and was a holdings record. */
  readonly gone: ReadonlySet<string>;
}

/**
 * Keeps holdings records and lets go of those that are said to be gone. `silent` are records of titles that came again and say nothing
 * of years and parts: what they said before goes.
 */
export async function takeHoldings(
  tx: Tx,
  source: Source,
  rows: readonly HoldingsRow[],
  deleted: readonly ArrivedRecord[],
  silent: readonly string[],
  on: Day,
): Promise<HoldingsTaken> {
  const gone =
    deleted.length + silent.length === 0
      ? []
      : await deleteHoldings(
          tx,
          source.id,
          [...deleted.map(({ controlNumber }) => controlNumber), ...silent],
          on,
        );
  const titles = rows.length === 0 ? [] : await saveHoldings(tx, source.id, rows);
  return {
    titles: [...new Set([...titles, ...gone.map(({ titleNumber }) => titleNumber)])],
    gone: new Set(gone.map(({ controlNumber }) => controlNumber)),
  };
}

/** The copies that stand in holdings records, by the number of their title. */
export async function copiesApart(
  tx: Tx,
  source: Source,
  titles: readonly string[],
): Promise<(title: string) => readonly Copy[]> {
  const rows = titles.length === 0 ? [] : await readCopiesApart(tx, source.id, titles);
  const byTitle = Map.groupBy(rows, ({ titleNumber }) => titleNumber);
  return title => (byTitle.get(title) ?? []).flatMap(({ copies }) => copies);
}

/** All copies of titles that are here and whose holdings came without them: what their own record lists, and those apart. */
export async function copiesOfTitles(
  tx: Tx,
  source: Source,
  titles: readonly string[],
  apart: (title: string) => readonly Copy[],
): Promise<CopiesOf[]> {
  if (titles.length === 0) return [];
  const found = await readTitleRecords(tx, source.id, titles);
  const kept = await keptRecords(
    tx,
    found.flatMap(({ arrival }) => arrival ?? []),
  );
  return found.map(({ id, controlNumber, arrival, edition, material, audience, fiction }) => {
    const own = arrival === null ? undefined : kept.get(arrival)?.record;
    const copies = [...(own ? readCopies(own, source.profile) : []), ...apart(controlNumber)];
    return { arrival: undefined, record: id, edition, material, audience, fiction, copies, tells: true };
  });
}
