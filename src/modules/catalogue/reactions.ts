import { askCount, type IntakeFact } from '#intake';
import type { InsideReactions } from '#platform/tx.ts';
import { claimAhead } from './claim-ahead.ts';
import type { CatalogueFact } from './facts.ts';
import { unsettle } from './store/given.ts';
import { takeRecords } from './take-records.ts';

/**
 * What arrives is catalogued in the same transaction. Our own facts are heard as well: whoever changes an edition, those
 * who take our records will find that it changed.
 */
export const inside = {
  'intake/arriving': async (tx, facts) => {
    for (const { source, records } of facts) await claimAhead(tx, source, records);
  },
  'intake/arrived': async (tx, facts) => {
    for (const { source, records, on } of facts) await takeRecords(tx, source, records, on);
  },
  'intake/read-out': async (tx, facts) => {
    for (const { source } of facts) await askCount(tx, 'catalogue', source);
  },
  'catalogue/editions-changed': async (tx, facts) => {
    await unsettle(
      tx,
      facts.flatMap(({ editions }) => editions),
    );
  },
  'catalogue/editions-merged': async (tx, facts) => {
    await unsettle(
      tx,
      facts.flatMap(({ merged }) => merged.map(({ from }) => from)),
    );
  },
  'catalogue/item-withdrawn': async (tx, facts) => {
    await unsettle(
      tx,
      facts.map(({ edition }) => edition),
    );
  },
} satisfies InsideReactions<IntakeFact | CatalogueFact>;
