import type { IntakeFact } from '#intake';
import type { InsideReactions } from '#platform/tx.ts';
import { takeRecords } from './take-records.ts';

/** What arrives is catalogued in the same transaction. */
export const inside = {
  'intake/arrived': async (tx, facts) => {
    for (const { source, records, on } of facts) await takeRecords(tx, source, records, on);
  },
} satisfies InsideReactions<IntakeFact>;
