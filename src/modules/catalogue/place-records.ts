import type { SourceId } from '#intake';
import type { Tx } from '#platform/db.ts';
import type { Audience, EditionId, WorkId } from './edition.ts';
import { type Candidate, keysOf, type Match, match } from './match.ts';
import { present } from './row.ts';
import type { Described } from './sort-records.ts';
import { type KnownRecord, readCandidates, readKnownRecords } from './store/record.ts';

/** A described record and the edition where it belongs. */
export interface Placed {
  readonly one: Described;
  /** The record as it came before. */
  readonly known: KnownRecord | undefined;
  /** The edition of another library that it turned out to be. */
  readonly match: (Match & { readonly audience: Audience; readonly work: WorkId }) | undefined;
}

/**
 * Finds out which records came before, and of which editions the others are a description. A record that came before
 * keeps its edition. Two records of one source are never one edition, so a batch need not be matched with itself.
 */
export async function placeRecords(
  tx: Tx,
  source: SourceId,
  described: readonly Described[],
): Promise<Placed[]> {
  const names = described.map(({ controlNumber }) => controlNumber);
  const known = new Map((await readKnownRecords(tx, source, names)).map(row => [row.controlNumber, row]));
  const strangers = described.filter(({ controlNumber }) => !known.has(controlNumber));
  const keys = strangers.flatMap(one => one.keys);
  const rows = keys.length === 0 ? [] : await readCandidates(tx, source, keys);
  const byKey = new Map<string, (typeof rows)[number][]>();
  for (const row of rows)
    for (const key of keysOf(present<Candidate>(row))) byKey.set(key, [...(byKey.get(key) ?? []), row]);
  const taken = new Set<EditionId>();
  return described.map(one => {
    const before = known.get(one.controlNumber);
    if (before) return { one, known: before, match: undefined };
    const candidates = one.keys
      .flatMap(key => byKey.get(key) ?? [])
      .filter(({ edition }) => !taken.has(edition));
    const found = match(
      one.description,
      candidates.map(row => present<Candidate>(row)),
    );
    const row = candidates.find(({ edition }) => edition === found?.edition);
    if (!found || !row) return { one, known: undefined, match: undefined };
    taken.add(found.edition);
    return { one, known: undefined, match: { ...found, audience: row.audience, work: row.work } };
  });
}
