import type { CatalogueFact } from '#catalogue';
import type { IntakeFact } from '#intake';
import { askJob } from '#platform/jobs.ts';
import type { InsideReactions } from '#platform/tx.ts';
import { gathering, learning } from './jobs.ts';
import { saveTitles } from './save-titles.ts';
import { markStale } from './store/vocabulary.ts';

/** A title can be found, as it now is, from the moment in which the catalogue's change commits. */
export const inside = {
  'catalogue/editions-changed': async (tx, facts) => {
    const changed = [...new Set(facts.flatMap(({ editions }) => editions))];
    if (changed.length === 0) return;
    await Promise.all([saveTitles(tx, changed), markStale(tx)]);
  },
  // one job however many deliveries end before it begins
  'intake/read-out': async tx => {
    for (const { name } of [learning, gathering]) await askJob(tx, name, {}, { key: name });
  },
} satisfies InsideReactions<CatalogueFact | IntakeFact>;
