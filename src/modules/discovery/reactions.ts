import type { CatalogueFact } from '#catalogue';
import type { IntakeFact } from '#intake';
import { askJob } from '#platform/jobs.ts';
import type { InsideReactions } from '#platform/tx.ts';
import { gathering, learning } from './jobs.ts';
import { copiesChanged, saveTitles } from './save-titles.ts';
import { markStale } from './store/vocabulary.ts';

/** A title can be found, as it now is, from the moment in which the catalogue's change commits. */
export const inside = {
  'catalogue/editions-changed': async (tx, facts) => {
    const editions = [...new Set(facts.flatMap(fact => fact.editions))];
    if (editions.length === 0) return;
    // what one of several facts tells may be overtaken by another
    const [only, second] = facts;
    const told = second ? {} : only;
    await Promise.all([saveTitles(tx, { ...told, editions }), markStale(tx)]);
  },
  'catalogue/item-withdrawn': async (tx, facts) => {
    const editions = [...new Set(facts.map(({ edition }) => edition))];
    await Promise.all([copiesChanged(tx, editions), markStale(tx)]);
  },
  // one job however many deliveries end before it begins
  'intake/read-out': async tx => {
    for (const { name } of [learning, gathering]) await askJob(tx, name, {}, { key: name });
  },
} satisfies InsideReactions<CatalogueFact | IntakeFact>;
