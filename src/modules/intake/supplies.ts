import type { Reader } from '#platform/db.ts';
import type { SourceId } from './source.ts';
import { readSupplies, readSupply } from './store/supply.ts';
import type { KnownSupply } from './supply.ts';

type Row = Awaited<ReturnType<typeof readSupplies>>[number];

const present = (row: Row): KnownSupply => ({
  ...row,
  part: row.part ?? undefined,
  form: row.form ?? undefined,
  everyHours: row.everyHours ?? undefined,
  nextAt: row.nextAt ?? undefined,
  failure: row.failure ?? undefined,
});

/** Where a source is fetched from; undefined when its files are brought by hand. */
export async function supplyOf(reader: Reader, source: SourceId): Promise<KnownSupply | undefined> {
  const row = await readSupply(reader, source);
  return row && present(row);
}

/** All of them, by source. */
export const supplies = async (reader: Reader): Promise<KnownSupply[]> =>
  (await readSupplies(reader)).map(present);
