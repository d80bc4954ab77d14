import type { InsideReactions } from '#platform/tx.ts';
import type { IntakeFact } from './facts.ts';
import { askCount } from './quality-part.ts';

/** Once all of a delivery is in, its source is counted again. */
export const inside = {
  'intake/read-out': async (tx, facts) => {
    for (const { source } of facts) await askCount(tx, 'intake', source);
  },
} satisfies InsideReactions<IntakeFact>;
