import type { CatalogueFact } from '#catalogue';
import { type CirculationFact, isGone } from '#circulation';
import type { InsideReactions } from '#platform/tx.ts';
import { factOf } from './facts.ts';
import { isOpen } from './transit.ts';
import { followItems, lockNewest, saveTransits } from './store/transits.ts';

/** An item that turns out to be lost, gone or lent is on its way no more: never in two states at once. */
export const inside = {
  'circulation/moved': async (tx, facts) => {
    const lost = facts.filter(({ from, to }) => from === 'in-transit' && (isGone(to) || to === 'on-loan'));
    if (lost.length === 0) return;
    const newest = new Map(
      (
        await lockNewest(
          tx,
          lost.map(({ item }) => item),
        )
      ).map(transit => [transit.item, transit]),
    );
    const ended = lost.flatMap(fact => {
      const transit = newest.get(fact.item);
      return transit && isOpen(transit) ? [{ transit, at: fact.at }] : [];
    });
    if (ended.length === 0) return;
    await saveTransits(
      tx,
      ended.map(({ transit: { id, seenAt } }) => ({ id, state: 'cancelled', unit: seenAt })),
    );
    await tx.announce(ended.map(({ transit, at }) => factOf('cancelled', transit, transit.seenAt, at)));
  },
  'catalogue/items-moved': async (tx, facts) => {
    await followItems(
      tx,
      facts.flatMap(({ items }) => items),
    );
  },
} satisfies InsideReactions<CatalogueFact | CirculationFact>;
