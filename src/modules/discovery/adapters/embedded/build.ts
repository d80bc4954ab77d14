import type { Tx } from '#platform/db.ts';
import { BaseBuilder } from './base-builder.ts';
import { writeSnapshot } from './snapshot-file.ts';
import { readIdentity, readPosition, readRowsAfter, seeOneMoment } from './store/changes.ts';

const batch = 2000;

/** Makes the index from one moment of the database and writes it to a file. The transaction must not have read anything yet. */
export async function buildSnapshot(tx: Tx, path: string): Promise<void> {
  await seeOneMoment(tx);
  const position = await readPosition(tx);
  const identity = await readIdentity(tx);
  const builder = new BaseBuilder();
  for (let last = 0; ; ) {
    const rows = await readRowsAfter(tx, last, batch);
    if (rows.length === 0) break;
    for (const row of rows) builder.add(row);
    last = rows.at(-1)?.edition ?? last;
  }
  await writeSnapshot(path, { identity, position, base: builder.finish() });
}
