import type { CatalogueFact } from '#catalogue';
import type { InsideReactions } from '#platform/tx.ts';
import { saveTitles } from './save-titles.ts';
import { markStale } from './store/vocabulary.ts';

/** A title can be found, as it now is, from the moment in which the catalogue's change commits. */
export const inside = {
  'catalogue/editions-changed': async (tx, facts) => {
    const changed = [...new Set(facts.flatMap(({ editions }) => editions))];
    if (changed.length === 0) return;
    await saveTitles(tx, changed);
    await markStale(tx);
  },
} satisfies InsideReactions<CatalogueFact>;
