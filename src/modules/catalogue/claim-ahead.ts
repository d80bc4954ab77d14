import type { ArrivedRecord, Source } from '#intake';
import type { Tx } from '#platform/db.ts';
import { keysOf } from './matching/traits.ts';
import { readAhead, sortRecords } from './read-ahead.ts';
import type { Described } from './sort-records.ts';
import { type Claimed, claimRecords, deleteKeys, insertKeys, readKnownRecords } from './store/record.ts';

/** Numbers of titles that were new when they were claimed, by what their source calls them; their keys are kept. */
type Early = ReadonlyMap<string, number>;

const early = new WeakMap<readonly ArrivedRecord[], Early>();

/** Of fewer, all is done in their turn. */
const worthIt = 100;

const keysUnder = (titles: readonly Described[], numbers: Early) =>
  titles.flatMap(({ controlNumber, traits }) => {
    const record = numbers.get(controlNumber);
    return record === undefined ? [] : keysOf(traits).map(key => ({ key, record }));
  });

/**
 * Reads records that will be taken soon, and gives many of them their numbers and keys, while the batch before is still under
 * way: nobody else sees them before this transaction commits, and no other writes the same.
 */
export async function claimAhead(tx: Tx, source: Source, records: readonly ArrivedRecord[]): Promise<void> {
  await readAhead(records, source.profile);
  if (records.length < worthIt) return;
  const { described } = await sortRecords(records, source.profile);
  const claimed = await claimRecords(
    tx,
    source.id,
    described.map(({ controlNumber }) => controlNumber),
  );
  const numbers = new Map(
    claimed.filter(({ edition }) => edition === null).map(({ controlNumber, id }) => [controlNumber, id]),
  );
  if (numbers.size > 0) await insertKeys(tx, keysUnder(described, numbers), 'new');
  early.set(records, numbers);
}

/** Titles under their numbers, in their order. */
export interface InTurn {
  readonly claimed: readonly Claimed[];
  /** The keys of those that never came are kept already. */
  readonly keysKept: boolean;
}

/** Claims titles for who has the turn: what came by another way since they were claimed ahead keeps the number that it got there. */
export async function claimInTurn(
  tx: Tx,
  source: Source,
  records: readonly ArrivedRecord[],
  titles: readonly Described[],
): Promise<InTurn> {
  const names = titles.map(({ controlNumber }) => controlNumber);
  const numbers = early.get(records);
  if (names.length === 0) return { claimed: [], keysKept: false };
  if (!numbers) return { claimed: await claimRecords(tx, source.id, names), keysKept: false };
  const known = new Map(
    (await readKnownRecords(tx, source.id, names)).map(one => [one.controlNumber, one] as const),
  );
  const overtaken = titles.filter(({ controlNumber }) => known.has(controlNumber));
  const stray = keysUnder(overtaken, numbers);
  if (stray.length > 0) await deleteKeys(tx, stray);
  const claimed = names.flatMap((controlNumber): Claimed[] => {
    const id = numbers.get(controlNumber);
    const before = known.get(controlNumber);
    return before ? [before] : id === undefined ? [] : [{ id, controlNumber, edition: null }];
  });
  return { claimed, keysKept: true };
}
