import type { CatalogueFact } from '#catalogue';
import type { InsideReactions } from '#platform/tx.ts';
import type { Moved } from './facts.ts';
import { followItems } from './store/loans.ts';
import { addPlaces } from './add-places.ts';
import { withdrawPlaces } from './store/places.ts';

/** Items come into being and go in the catalogue; where they are follows in the same transaction. */
export const inside = {
  'catalogue/items-added': async (tx, facts) => {
    await addPlaces(
      tx,
      facts.flatMap(({ items }) => items),
    );
  },
  'catalogue/item-withdrawn': async (tx, facts) => {
    const editions = new Map(facts.map(fact => [fact.item, fact]));
    const gone = await withdrawPlaces(tx, facts);
    await tx.announce(
      gone.flatMap(({ item, unit, state }): Moved[] => {
        const fact = editions.get(item);
        return fact
          ? [
              {
                kind: 'circulation/moved',
                subject: `item:${item}`,
                item,
                edition: fact.edition,
                unit,
                at: fact.at,
                from: state,
                to: 'withdrawn',
              },
            ]
          : [];
      }),
    );
  },
  'catalogue/items-moved': async (tx, facts) => {
    await followItems(
      tx,
      facts.flatMap(({ items }) => items),
    );
  },
} satisfies InsideReactions<CatalogueFact>;
